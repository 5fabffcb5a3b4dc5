import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../src/accounts";
import { awaitsDomainValidation, type Certificate, isUploaded, Status } from "../../src/certificates";
import { downloadName } from "../../src/commands/download/fileNames";
import { readZip } from "../../src/commands/download/zip";
import type { TestApi } from "../../src/extension";
import { eventually, until } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { openSandboxAccount, removeAccounts } from "./support/sandboxAccount";
import { answerMessages, stubWindow } from "./support/stubs";

type Window = typeof vscode.window;

/** The commands that change or tell of certificates, against the sandbox. The user's answers are put in. */
describe("managing certificates", () => {
  let api: TestApi;
  let session: Session;
  let folder: string;
  const cleanUp: { dispose(): unknown }[] = [];

  before(async () => {
    api = await activatedApi();
    session = await openSandboxAccount(api);
    folder = await mkdtemp(join(tmpdir(), "manage-test-"));
  });

  afterEach(async () => {
    for (const item of cleanUp.splice(0)) item.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await removeAccounts(api);
  });

  const stub = <K extends keyof Window>(name: K, replacement: unknown) =>
    void cleanUp.push(stubWindow(name, replacement as Window[K]));

  const answering = (...args: Parameters<typeof answerMessages>) => {
    const messages = answerMessages(...args);
    cleanUp.push(messages);
    return messages;
  };

  /** Picks the first line that fits, as an action after the list has come. */
  const choosing = (wanted: RegExp) =>
    stub("showQuickPick", async (given: Thenable<vscode.QuickPickItem[]> | vscode.QuickPickItem[]) => {
      const items = await given;
      const found = items.find(({ label }) => wanted.test(label));
      assert.ok(found, `${wanted} among ${items.map(({ label }) => label)}`);
      return found;
    });

  const run = (command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand(`certificateBrowser.${command}`, ...args);

  const refOf = (certificate: Certificate): CertificateRef => ({
    accountId: session.account.id,
    certificateId: certificate.id,
  });

  function find(what: string, test: (certificate: Certificate) => boolean): Certificate {
    const found = session.store.all().find(test);
    assert.ok(found, `the sandbox has no ${what}`);
    return found;
  }

  /** As the service has it, not our list. */
  async function inTheCloud({ id }: Certificate): Promise<Certificate> {
    const page = await session.service.list({ ids: [id] }, { index: 0, size: 1 });
    assert.ok(page.ok && page.value.certificates[0]);
    return page.value.certificates[0];
  }

  const issued = () =>
    find("issued upload", (one) => isUploaded(one) && one.status === Status.issued && one.type === "SVR");

  it("edits the alias, in the cloud and in the list, without listing anew", async () => {
    const certificate = issued();
    const listedAt = session.store.state.loadedAt;
    stub("showInputBox", async ({ value }: vscode.InputBoxOptions) => `${value}-renamed`);
    await run("editAlias", refOf(certificate));
    const alias = `${certificate.alias}-renamed`;
    assert.equal((await inTheCloud(certificate)).alias, alias);
    assert.equal(session.store.get(certificate.id)?.alias, alias);
    assert.equal(session.store.state.loadedAt, listedAt);
  });

  it("moves several to a project that is chosen", async () => {
    const several = session.store.all().filter(isUploaded).slice(0, 2);
    const other = find("other project", ({ project }) =>
      several.every((one) => one.project.id !== project.id && project.name !== ""),
    ).project;
    choosing(new RegExp(`^${other.name}$`));
    const { shown } = answering("showInformationMessage");
    const [first] = several;
    assert.ok(first);
    await run("moveToProject", refOf(first), several.map(refOf));
    assert.match(shown[0]?.text ?? "", /2 certificates were moved to/);
    for (const one of several) {
      assert.equal((await inTheCloud(one)).project.id, other.id);
      assert.deepEqual(session.store.get(one.id)?.project, other);
    }
  });

  it("mutes the expiry notice and brings it back", async () => {
    const certificate = issued();
    answering("showInformationMessage");
    await run("muteNotice", refOf(certificate));
    assert.equal((await inTheCloud(certificate)).noticeMuted, true);
    assert.equal(session.store.get(certificate.id)?.noticeMuted, true);
    await run("unmuteNotice", refOf(certificate));
    assert.equal((await inTheCloud(certificate)).noticeMuted, false);
  });

  it("shows the operation log of a certificate with what was just done", async () => {
    const certificate = issued();
    await session.service.setAlias(certificate.id, "logged");
    choosing(/15/);
    await run("operationLog", refOf(certificate));
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /Edit alias/);
    assert.ok(text.includes(certificate.id));
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, "certificate-report");
  });

  it("shows which cloud resources use a certificate", async () => {
    await run("boundResources", refOf(issued()));
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /Cloud resources that use it: \d+|No cloud resource was found/);
  });

  it("checks a validation and shows the record to set", async () => {
    const waiting = find("certificate that waits for validation", awaitsDomainValidation);
    const { shown } = answering("showInformationMessage");
    await run("recheckValidation", refOf(waiting));
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.ok(/(DNS record|File) to/.test(text) || /validated/.test(shown[0]?.text ?? ""), text);
  });

  describe("downloading", () => {
    it("saves the archive for the owner only, and opens nothing", async () => {
      const place = join(folder, "a.zip");
      choosing(/ZIP/);
      stub("showSaveDialog", async () => vscode.Uri.file(place));
      const { shown } = answering("showInformationMessage");
      await run("download", refOf(issued()));
      assert.match(shown[0]?.text ?? "", /Saved to/);
      const archive = readZip(await readFile(place));
      assert.ok(archive.ok && archive.value.length > 0);
      if (process.platform !== "win32") assert.equal((await stat(place)).mode & 0o777, 0o600);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });

    it("unpacks into a new folder", async () => {
      choosing(/Unpack/);
      stub("showOpenDialog", async () => [vscode.Uri.file(folder)]);
      answering("showInformationMessage");
      const certificate = issued();
      await run("download", refOf(certificate));
      const made = (await readdir(folder)).find((name) => name.endsWith(`_${certificate.id}`));
      assert.ok(made);
      assert.ok((await readdir(join(folder, made), { recursive: true })).length > 1);
    });

    it("says what, where and what to do when it could not be written, and leaves nothing behind", async () => {
      const nowhere = join(folder, "gone", "a.zip");
      const certificate = issued();
      const taken = join(folder, "taken", downloadName(certificate));
      await mkdir(taken, { recursive: true });
      const before = (await readdir(folder, { recursive: true })).sort();
      stub("showSaveDialog", async () => vscode.Uri.file(nowhere));
      stub("showOpenDialog", async () => [vscode.Uri.file(join(folder, "taken"))]);
      const { shown } = answering("showErrorMessage");
      for (const way of [/ZIP/, /Public Chain/, /Unpack/]) {
        choosing(way);
        await run("download", refOf(certificate));
      }
      const texts = shown.map(({ text }) => text.trim());
      assert.equal(texts.length, 3, texts.join("\n"));
      for (const text of texts.slice(0, 2)) {
        assert.ok(text.startsWith(`${nowhere} could not be written: `), text);
        assert.match(text, /There is no such folder any more\. Choose another one/);
      }
      assert.ok(texts[2]?.startsWith(`${taken} could not be written: `), texts[2]);
      assert.match(texts[2] ?? "", /Something of that name is there already\. Choose another name/);
      assert.deepEqual((await readdir(folder, { recursive: true })).sort(), before);
    });

    it("saves the public chain and nothing but certificates", async () => {
      const place = join(folder, "chain.pem");
      choosing(/Public Chain/);
      stub("showSaveDialog", async () => vscode.Uri.file(place));
      answering("showInformationMessage");
      await run("download", refOf(issued()));
      const labels = (await readFile(place, "utf8")).match(/-----BEGIN [^-]+-----/g) ?? [];
      assert.ok(labels.length >= 1);
      assert.deepEqual([...new Set(labels)], ["-----BEGIN CERTIFICATE-----"]);
    });
  });

  it("finds while typing and opens the detail with Enter", async () => {
    const certificate = issued();
    const { createQuickPick } = vscode.window;
    let pick: vscode.QuickPick<vscode.QuickPickItem> | undefined;
    stub("createQuickPick", () => {
      pick = createQuickPick();
      return pick;
    });
    await run("find");
    assert.ok(pick);
    const open = pick;
    // Code that sets the value is heard like typing.
    open.value = certificate.id;
    const item = await eventually("the certificate", () =>
      open.busy ? undefined : open.items.find(({ detail }) => detail?.includes(certificate.id)),
    );
    const isOpen = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputWebview && /detail/.test(input.viewType));
    // The window learns of the active line a moment later: until then there is nothing to accept.
    open.activeItems = [item];
    await until("its detail", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return isOpen();
    });
  });

  it("filters by what is checked, and clears the filter", async () => {
    const clientOnly = /Client certificate/;
    stub("showQuickPick", async (given: Thenable<vscode.QuickPickItem[]>) =>
      (await given).filter(({ label }) => clientOnly.test(label)),
    );
    await run("filter");
    // Checked again, the filter in force must be the one that was chosen.
    let picked: readonly string[] = [];
    cleanUp.pop()?.dispose();
    stub("showQuickPick", async (given: Thenable<vscode.QuickPickItem[]>) => {
      picked = (await given).filter((item) => item.picked === true).map(({ label }) => label);
      return undefined;
    });
    await run("filter");
    assert.equal(picked.length, 1);
    assert.match(picked[0] ?? "", clientOnly);
    await run("clearFilter");
    await run("filter");
    assert.deepEqual(picked, []);
  });
});
