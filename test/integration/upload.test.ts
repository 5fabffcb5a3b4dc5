import * as assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import * as vscode from "vscode";
import type { Session } from "../../src/accounts";
import { Status, unwrap } from "../../src/certificates";
import type { TestApi } from "../../src/extension";
import { generateKey, type IssuerKey, issueCertificate } from "../../src/sandbox/issue";
import { pemDrop } from "../../src/tree/pemDrop";
import { eventually, until } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { agree, press, type Reader, readReports } from "./support/reportReader";
import { openSandboxAccount, removeAccounts } from "./support/sandboxAccount";
import { answerMessages, type ShownMessage, stubWindow } from "./support/stubs";

const DAY = 24 * 60 * 60 * 1000;
const passphrase = "correct horse";

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`certificateBrowser.${command}`, ...args);

/** Files of the workspace into the sandbox, with the user's answers given by the test. */
describe("upload and check", () => {
  let session: Session;
  let api: TestApi;
  let folder: vscode.Uri;
  const cleanUp: vscode.Disposable[] = [];

  before(async () => {
    api = await activatedApi();
    session = await openSandboxAccount(api);
    const workspace = vscode.workspace.workspaceFolders?.[0];
    assert.ok(workspace, "no folder is open");
    folder = vscode.Uri.joinPath(workspace.uri, "upload-tests");
    await writeFiles();
  });

  afterEach(async () => {
    for (const item of cleanUp.splice(0).reverse()) item.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const uploaded = session.store.all().filter(({ domain }) => domain === "upload.example.com");
    for (const { id } of uploaded) {
      assert.ok((await session.service.delete(id)).ok);
      session.store.remove(id);
    }
  });

  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await removeAccounts(api);
  });

  async function writeFiles(): Promise<void> {
    const [key, other] = await Promise.all([generateKey("RSA 2048"), generateKey("P-256")]);
    const { pem } = issueCertificate({
      subject: { CN: "upload.example.com" },
      key,
      issuer: { subject: { CN: "Example Test CA" }, key: other },
      notBefore: Date.now() - DAY,
      notAfter: Date.now() + 90 * DAY,
      names: ["upload.example.com"],
    });
    const cipher = { cipher: "aes-256-cbc", passphrase, type: "pkcs8", format: "pem" } as const;
    await write("server.crt", pem);
    await write("server.key", privatePem(key));
    await write("other.key", privatePem(other));
    await write("locked/locked.crt", pem);
    await write("locked/locked.key", createPrivateKey(privatePem(key)).export(cipher).toString());
  }

  function privatePem({ privateKeyPem }: IssuerKey): string {
    assert.ok(privateKeyPem);
    return unwrap(privateKeyPem);
  }

  async function write(name: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(at(name), Buffer.from(text));
  }

  function at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(folder, name);
  }

  function during<T extends vscode.Disposable>(item: T): T {
    cleanUp.push(item);
    return item;
  }

  /** Answers input boxes in turn: a text, or a function of what is prefilled; undefined leaves the box. */
  function typeInto(...answers: ((prefilled: string) => string | undefined)[]): vscode.InputBoxOptions[] {
    const shown: vscode.InputBoxOptions[] = [];
    const replacement = async (options: vscode.InputBoxOptions = {}) => {
      shown.push(options);
      return answers.shift()?.(options.value ?? "");
    };
    during(stubWindow("showInputBox", replacement as typeof vscode.window.showInputBox));
    return shown;
  }

  /** Takes the first item of each quick pick whose label has one of the texts. */
  function pick(...texts: string[]): string[][] {
    const shown: string[][] = [];
    const replacement = async (items: readonly vscode.QuickPickItem[]) => {
      shown.push(items.map(({ label, description }) => [label, description].join(" ").trim()));
      return items.find(({ label }) => texts.some((text) => label.includes(text)));
    };
    during(stubWindow("showQuickPick", replacement as unknown as typeof vscode.window.showQuickPick));
    return shown;
  }

  function messages(
    kind: "showInformationMessage" | "showErrorMessage" | "showWarningMessage",
    ...answers: string[]
  ) {
    return during(answerMessages(kind, answers));
  }

  /** Confirmations come as information or, with warnings such as a missing intermediate, as a warning. */
  function confirmWith(answer: string): () => readonly ShownMessage[] {
    const kinds = [messages("showInformationMessage", answer), messages("showWarningMessage", answer)];
    return () => kinds.flatMap(({ shown }) => shown);
  }

  function uploadedIds(): string[] {
    return session.store.all().flatMap(({ id, domain }) => (domain === "upload.example.com" ? [id] : []));
  }

  /** Reads the report, and dismisses what is said in the end. */
  function report(...readers: Reader[]) {
    messages("showInformationMessage");
    return during(readReports(...readers));
  }

  it("uploads the pair that was selected, after a report that names everything", async () => {
    const { models, closed } = report(agree());
    const { shown } = messages("showInformationMessage");
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.equal(models.length, 1);
    const [model] = models;
    assert.equal(model?.head.title, "Upload upload.example.com to Sandbox");
    assert.match(model?.target?.alias.value ?? "", /^upload\.example\.com \d{4}-\d\d-\d\d$/);
    const pair = model?.checklist.checks.find(({ id }) => id === "pair");
    assert.deepEqual([pair?.tone, pair?.notes], ["good", ["upload-tests/server.key, line 1 (PRIVATE KEY)"]]);
    assert.doesNotMatch(JSON.stringify(models), /PRIVATE KEY-----/);
    assert.ok(shown.some(({ text }) => text.startsWith("upload.example.com was uploaded to Sandbox.")));
    assert.ok(closed(), "the report goes when it is done");
    const [id] = uploadedIds();
    assert.ok(id);
    const detail = await session.service.detail(id);
    assert.ok(detail.ok && detail.value.alias === model?.target?.alias.value);
  });

  it("sends nothing while a warning has no tick, whatever the webview says", async () => {
    const { models } = report((model) => {
      const message = agree()(model);
      return message?.type === "upload" ? { ...message, accepted: [] } : undefined;
    });
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.ok(models[0]?.checklist.checks.some(({ tick, tone }) => tone === "warning" && tick !== undefined));
    assert.equal(models.length, 2, "it is asked again");
    assert.deepEqual(uploadedIds(), []);
  });

  describe("of a certificate that is in the account already", () => {
    const files = () => [at("server.crt"), at("server.key")];

    beforeEach(async () => {
      report(agree());
      await run("upload", at("server.crt"), files());
      assert.equal(uploadedIds().length, 1);
      for (const item of cleanUp.splice(0).reverse()) item.dispose();
    });

    it("offers to show it, and stores nothing", async () => {
      const { models, close } = report(press("showPrior", /is in Sandbox already/));
      const done = run("upload", at("server.crt"), files());
      const [id] = uploadedIds();
      const isShown = () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .some(({ label }) => label.includes(id ?? "?"));
      await until("its detail", isShown);
      assert.match(JSON.stringify(models[0]), new RegExp(`stored as ${id}`));
      assert.equal(uploadedIds().length, 1);
      close();
      await done;
    });

    it("stores a second copy when that is ticked", async () => {
      report(agree());
      await run("upload", at("server.crt"), files());
      assert.equal(uploadedIds().length, 2);
    });
  });

  it("uploads to an account of the legacy API after the same report, and knows it there afterwards", async () => {
    const files = [at("server.crt"), at("server.key")];
    const legacy = { id: "upload-legacy", name: "Old account", site: "sandbox", generation: "v2" } as const;
    await api.accounts.put(legacy);
    try {
      pick("Old account");
      const { models } = report(agree({ alias: "by the old way" }));
      await run("upload", files[0], files);
      const [model] = models;
      assert.match(JSON.stringify(model?.target?.rows), /Old account/);
      assert.equal(model?.target?.project, undefined, "the legacy API takes no project");
      assert.equal(
        model?.sent?.text.pem,
        Buffer.from(await vscode.workspace.fs.readFile(at("server.crt"))).toString(),
      );
      const store = api.sessions.get(legacy.id)?.store;
      const stored = store?.all().find(({ domain }) => domain === "upload.example.com");
      assert.equal(stored?.alias, "by the old way");
      const again = report();
      await run("upload", files[0], files);
      assert.match(JSON.stringify(again.models[0]), /is in Old account already/);
      assert.ok((await session.service.delete(stored?.id ?? "")).ok);
    } finally {
      await api.accounts.remove(legacy.id);
    }
  });

  it("uploads what is dropped on a project there", async () => {
    const projects = new Map(session.store.all().map(({ project }) => [project.id, project]));
    const project = [...projects.values()].find(({ id }) => id !== 0);
    assert.ok(project);
    const picks = pick();
    const { models } = report(agree());
    const list = [at("server.crt"), at("server.key")].join("\r\n");
    const transfer = new vscode.DataTransfer();
    transfer.set("text/uri-list", new vscode.DataTransferItem(list));
    const { id: accountId } = session.account;
    const path = [`project:${project.id}`];
    const node = { kind: "group", id: [accountId, ...path].join("/"), accountId, path } as const;
    await pemDrop.handleDrop?.(node, transfer, new vscode.CancellationTokenSource().token);
    await until("the upload", () => uploadedIds().length > 0);
    assert.deepEqual(picks, [], "nothing is asked");
    assert.equal(models[0]?.target?.project?.chosen, project.id);
    const [id] = uploadedIds();
    assert.ok(id);
    assert.equal(session.store.get(id)?.project.id, project.id);
  });

  it("shows what is sent, to the letter, before it sends anything", async () => {
    const { models } = report();
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    const text = Buffer.from(await vscode.workspace.fs.readFile(at("server.crt"))).toString();
    assert.equal(models[0]?.sent?.text.pem, text);
    assert.match(models[0]?.sent?.note ?? "", /private key in upload-tests\/server\.key is sent/);
    assert.deepEqual(uploadedIds(), []);
  });

  it("shows the differences between a file and what is sent of it", async () => {
    const untidy = at("untidy.crt");
    const text = Buffer.from(await vscode.workspace.fs.readFile(at("server.crt"))).toString();
    await vscode.workspace.fs.writeFile(untidy, Buffer.from(text.replaceAll("\n", " \n")));
    const { close } = report(press("showDifferences", /sent in order and tidied/));
    const done = run("upload", untidy, [untidy, at("server.key")]);
    const diff = () => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    };
    await eventually("the differences", diff);
    assert.equal(diff()?.original.path, untidy.path);
    const sent = await vscode.workspace.openTextDocument(diff()?.modified ?? untidy);
    assert.equal(sent.getText(), text);
    close();
    await done;
    await vscode.workspace.fs.delete(untidy);
  });

  it("proposes the key that matches when only the certificate was chosen", async () => {
    const shown = pick("server.key");
    report(agree());
    await run("upload", at("server.crt"));
    assert.ok(shown[0]?.[0]?.startsWith("upload-tests/server.key matches"));
    assert.ok(
      !shown[0]?.some((item) => item.includes("other.key")),
      "a key that does not match is not offered",
    );
    assert.equal(uploadedIds().length, 1);
  });

  it("proposes the certificate that matches when only the key was chosen", async () => {
    const shown = pick("upload-tests/server.crt");
    report(agree());
    await run("upload", at("server.key"));
    assert.deepEqual(shown[0]?.slice(0, 2), [
      "upload-tests/server.crt matches",
      "upload-tests/locked/locked.crt matches",
    ]);
    assert.equal(uploadedIds().length, 1);
  });

  it("asks again for a wrong passphrase, in a masked box that names file and block", async () => {
    const boxes = typeInto(
      () => "wrong",
      () => passphrase,
    );
    const { models } = report(press("checkAgain"), agree());
    await run("upload", at("locked/locked.crt"), [at("locked/locked.crt"), at("locked/locked.key")]);
    assert.deepEqual(
      boxes.map(({ password }) => password ?? false),
      [true, true],
      "and not once more when it is checked again",
    );
    assert.match(boxes[0]?.title ?? "", /locked\.key:1 \(ENCRYPTED PRIVATE KEY\)/);
    assert.match(boxes[1]?.prompt ?? "", /passphrase is wrong/);
    assert.doesNotMatch(JSON.stringify(models), new RegExp(passphrase));
    assert.equal(uploadedIds().length, 1);
  });

  it("stops at a key of another certificate, naming file and block, and opens the file there", async () => {
    const { models, close } = report(press("open", /does not belong to the certificate/));
    const done = run("upload", at("server.crt"), [at("server.crt"), at("other.key")]);
    const active = () => vscode.window.activeTextEditor?.document.uri.path ?? "";
    await until("the file with the key", () => active().endsWith("other.key"));
    assert.match(active(), /other\.key$/);
    assert.equal(models[0]?.bar.upload, undefined, "there is no button to upload");
    assert.equal(models[0]?.sent, undefined);
    const error = models[0]?.checklist.checks.find(({ tone }) => tone === "bad");
    assert.deepEqual(error?.notes, ["upload-tests/other.key, line 1 (PRIVATE KEY)"]);
    assert.deepEqual(uploadedIds(), []);
    close();
    await done;
  });

  it("goes on with another key when the one chosen does not fit", async () => {
    const shown = pick("upload-tests/server.key");
    const { models } = report(press("otherKey", /does not belong to the certificate/), agree());
    await run("upload", at("server.crt"), [at("server.crt"), at("other.key")]);
    assert.equal(shown[0]?.[0], "upload-tests/server.key matches");
    assert.equal(models.length, 2);
    assert.equal(uploadedIds().length, 1);
  });

  it("tidies the file by one click, undoes it by another, and follows the file meanwhile", async () => {
    const untidy = at("untidy.crt");
    const text = Buffer.from(await vscode.workspace.fs.readFile(at("server.crt"))).toString();
    await vscode.workspace.fs.writeFile(untidy, Buffer.from(text.replaceAll("\n", " \n")));
    const { models } = report(press("fix", /spaces at the ends of lines/), agree());
    await run("upload", untidy, [untidy, at("server.key")]);
    const document = await vscode.workspace.openTextDocument(untidy);
    assert.equal(document.getText(), text);
    assert.ok(document.isDirty, "the change can be undone");
    assert.deepEqual(
      models.map(({ checklist }) => checklist.checks.some((check) => /spaces at the ends/.test(check.text))),
      [true, false],
    );
    assert.match(JSON.stringify(models[1]), /untidy\.crt has unsaved changes/);
    assert.equal(uploadedIds().length, 1);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(untidy);
  });

  it("sends nothing when the report is closed", async () => {
    const { closed } = report(press("cancel"));
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.ok(closed());
    assert.deepEqual(uploadedIds(), []);
  });

  it("takes the editor's text when the file has unsaved changes, and says so", async () => {
    const document = await vscode.workspace.openTextDocument(at("server.crt"));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "a note\n"));
    const { models } = report();
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.match(JSON.stringify(models), /server\.crt has unsaved changes; the editor's text is sent/);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("offers, from the palette, open files first and ticked, then those of the workspace", async () => {
    const document = await vscode.workspace.openTextDocument(at("server.crt"));
    await vscode.window.showTextDocument(document);
    const { createQuickPick } = vscode.window;
    let offered: readonly string[] = [];
    let ticked: readonly string[] = [];
    const replacement = <T extends vscode.QuickPickItem>() => {
      const pick = createQuickPick<T>();
      const show = pick.show.bind(pick);
      pick.show = () => {
        show();
        offered = pick.items.map(({ label }) => label);
        ticked = pick.selectedItems.map(({ label }) => label);
        setTimeout(() => void vscode.commands.executeCommand("workbench.action.closeQuickOpen"), 200);
      };
      return pick;
    };
    during(stubWindow("createQuickPick", replacement as typeof createQuickPick));
    await run("upload");
    assert.deepEqual(offered.slice(0, 3), ["Open in editors", "upload-tests/server.crt", "In the workspace"]);
    assert.ok(offered.includes("upload-tests/locked/locked.key"), offered.join());
    assert.equal(offered.filter((label) => label === "upload-tests/server.crt").length, 1);
    assert.deepEqual(ticked, ["upload-tests/server.crt"]);
    assert.deepEqual(uploadedIds(), []);
  });

  it("says which file cannot be read", async () => {
    const { shown } = messages("showErrorMessage");
    await run("upload", at("nowhere.crt"));
    assert.match(shown[0]?.text ?? "", /nowhere\.crt cannot be read/);
  });

  it("checks without uploading, and shows a read-only report without the key", async () => {
    confirmWith("Show Report");
    await run("check", at("server.crt"), [at("server.crt"), at("server.key")]);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, "certificate-report");
    const text = document?.getText() ?? "";
    assert.match(text, /Subject: .*upload\.example\.com/);
    assert.match(text, /It belongs to the certificate\./);
    const key = Buffer.from(await vscode.workspace.fs.readFile(at("server.key"))).toString();
    assert.equal(text.includes(key.split("\n")[1] ?? "-"), false);
    assert.deepEqual(uploadedIds(), []);
  });

  describe("opening a certificate as PEM", () => {
    it("shows its certificates in a read-only document that is found again", async () => {
      const issued = session.store
        .all()
        .find(({ status, source }) => status === Status.issued && source === "upload");
      assert.ok(issued);
      await run("openPem", { accountId: session.account.id, certificateId: issued.id });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.scheme, "certificate");
      assert.ok(document?.uri.path.endsWith(".pem"));
      assert.match(document?.getText() ?? "", /^-----BEGIN CERTIFICATE-----\n/);
      assert.doesNotMatch(document?.getText() ?? "", /PRIVATE KEY/);
    });

    it("says so when nothing is issued", async () => {
      const pending = session.store.all().find(({ status }) => status === Status.awaitingSubmission);
      assert.ok(pending);
      const { shown } = messages("showInformationMessage");
      await run("openPem", { accountId: session.account.id, certificateId: pending.id });
      assert.match(shown[0]?.text ?? "", /No certificate has been issued/);
    });
  });
});
