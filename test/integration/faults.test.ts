import * as assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Session } from "../../src/accounts";
import { isUploaded, Status, success, unwrap } from "../../src/certificates";
import type { TestApi } from "../../src/extension";
import { makeCredentials, type RunningSandbox, startSandbox } from "../../src/sandbox";
import { CertificateTree } from "../../src/tree/certificateTree";
import { CertificateTreeProvider } from "../../src/tree/certificateTreeProvider";
import { currentTreeSettings } from "../../src/tree/currentTreeSettings";
import type { TreeNode } from "../../src/tree/node";
import { until } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { removeAccounts } from "./support/sandboxAccount";
import { answerMessages, stubWindow } from "./support/stubs";
import { typeAnswers } from "./support/typist";

/** Nothing in the editor may stand still for longer, in milliseconds. Sandbox and extension share a process here. */
const longestStandstill = 1500;

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`certificateBrowser.${command}`, ...args);

/** An account at a service that misbehaves, beside one that works. */
describe("an account whose service fails", () => {
  let api: TestApi;
  let folder: string;
  let sandbox: RunningSandbox;
  let session: Session;
  let tree: CertificateTree;
  let provider: CertificateTreeProvider;

  before(async () => {
    api = await activatedApi();
    await removeAccounts(api);
    await run("openSandbox");
    folder = await mkdtemp(join(tmpdir(), "faults-test-"));
    const credentials = makeCredentials();
    sandbox = await startSandbox({ dataDir: folder, credentials });
    const typist = typeAnswers([
      { type: "Faulty" },
      { choose: "Custom Endpoint" },
      { choose: "API 3.0" },
      { type: sandbox.v3 },
      { type: credentials.secretId },
      { type: unwrap(credentials.secretKey) },
      { type: "" },
    ]);
    const messages = answerMessages("showInformationMessage");
    await run("addAccount");
    typist.dispose();
    messages.dispose();
    const added = api.sessions.all().find(({ account }) => account.name === "Faulty");
    assert.ok(added, "the account was not added");
    session = added;
    tree = new CertificateTree(api.sessions, currentTreeSettings());
    provider = new CertificateTreeProvider(tree);
    await session.store.load();
  });

  afterEach(async () => {
    sandbox.control.set({ faults: [] });
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  after(async () => {
    provider.dispose();
    tree.dispose();
    await removeAccounts(api);
    await sandbox.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  /** The nodes right below the account's. */
  function nodes(): readonly TreeNode[] {
    const account = provider
      .getChildren()
      .find((node) => node.kind === "account" && node.accountId === session.account.id);
    assert.ok(account, "the account is not in the tree");
    return provider.getChildren(account);
  }

  for (const fault of ["endless", "drop-before", "html", "error:InternalError"]) {
    it(`shows why with a way to try again, and goes on working: ${fault}`, async () => {
      await session.store.load();
      const before = session.store.size;
      assert.ok(before >= 30 && session.store.state.error === undefined);
      sandbox.control.set({ faults: [fault] });
      const standstill = await longestPause(async () => {
        await run("refresh", { accountId: session.account.id });
        await commandsAnswer();
      });
      assert.ok(standstill < longestStandstill, `the editor stood still for ${standstill} ms`);

      const [first, ...others] = nodes();
      assert.equal(first?.kind, "error");
      assert.ok(others.length > 0 && session.store.size === before, "what was listed stays");
      const item = provider.getTreeItem(first as TreeNode);
      assert.ok(String(item.label).length > 10);
      assert.ok(item.command, "no way to try again");

      sandbox.control.set({ faults: [] });
      await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
      assert.equal(session.store.state.error, undefined);
      assert.notEqual(nodes()[0]?.kind, "error");
      assert.equal(session.store.size, before);
    });
  }

  it("says that nobody knows whether a change was made when its answer is lost, and looks", async () => {
    const own = session.store.all().find((one) => isUploaded(one) && one.status === Status.issued);
    assert.ok(own);
    const ref = { accountId: session.account.id, certificateId: own.id };
    const other = session.store.all().find(({ project }) => project.id !== own.project.id && project.name);
    assert.ok(other);
    const answers = [
      stubWindow("showInputBox", async () => "lost"),
      stubWindow("showQuickPick", (async (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === other.project.name)) as never),
    ];
    for (const [command, what] of [
      ["editAlias", /whether the alias of .+ was changed/],
      ["moveToProject", /whether .+ was moved to/],
      ["muteNotice", /whether the expiry notice of .+ was changed/],
    ] as const) {
      sandbox.control.set({ faults: ["drop-after"] });
      const errors = answerMessages("showErrorMessage", ["Refresh"]);
      const changing = run(command, ref);
      await until("the message", () => errors.shown.length > 0);
      sandbox.control.set({ faults: [] });
      await changing;
      errors.dispose();
      assert.match(errors.shown[0]?.text ?? "", what);
      assert.match(errors.shown[0]?.text ?? "", /Refresh the list to see/);
    }
    for (const answer of answers) answer.dispose();
    const changed = session.store.get(own.id);
    assert.deepEqual(
      [changed?.alias, changed?.project.id, changed?.noticeMuted],
      ["lost", other.project.id, true],
    );
  });

  it("says so too when that is so of some of several", async () => {
    const [one, other] = session.store.all().filter(({ status }) => status === Status.issued);
    assert.ok(one && other);
    sandbox.control.set({ faults: ["drop-after"] });
    const lost = await session.service.setAlias(one.id, one.alias);
    sandbox.control.set({ faults: [] });
    assert.ok(!lost.ok && lost.error.carriedOut === "maybe");
    const { service } = session;
    service.muteNotice = async () => success([{ id: one.id }, { id: other.id, error: lost.error }]);
    const errors = answerMessages("showErrorMessage");
    const refs = [one, other].map(({ id }) => ({ accountId: session.account.id, certificateId: id }));
    await run("muteNotice", refs[0], refs);
    errors.dispose();
    Reflect.deleteProperty(service, "muteNotice");
    const [shown] = errors.shown;
    assert.match(
      shown?.text ?? "",
      /1 of 2 certificates were changed[\s\S]+not certain whether some of these were changed/,
    );
    assert.deepEqual(shown?.buttons, ["Refresh"]);
  });

  /** Those of the failing account say so, those of the other one work. */
  async function commandsAnswer(): Promise<void> {
    const errors = answerMessages("showErrorMessage");
    await run("testAccount", { accountId: session.account.id });
    errors.dispose();
    assert.match(errors.shown[0]?.text ?? "", /“Faulty” does not work/);

    const [certificate] = session.store.all();
    assert.ok(certificate);
    await run("showDetail", { accountId: session.account.id, certificateId: certificate.id });
    await panelOpened();

    const other = api.sessions.all().find(({ account }) => account.site === "sandbox");
    assert.ok(other);
    await run("refresh", { accountId: other.account.id });
    assert.equal(other.store.state.error, undefined);
    assert.ok(other.store.size >= 30);
  }

  /** The editor tells of new tabs a little later. */
  async function panelOpened(): Promise<void> {
    const isOpen = () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
      );
    await until("the panel", isOpen);
  }

  /** How long the event loop stood still at most while something was done, in milliseconds. */
  async function longestPause(act: () => Promise<void>): Promise<number> {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 10);
    try {
      await act();
    } finally {
      clearInterval(timer);
    }
    return Math.round(longest);
  }
});
