import * as assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import type { Session } from "../../src/accounts";
import { Status, unwrap } from "../../src/certificates";
import type { TestApi } from "../../src/extension";
import { generateKey, type IssuerKey, issueCertificate } from "../../src/sandbox/issue";
import { pemDrop } from "../../src/tree/pemDrop";
import { activatedExtension } from "./extensionUnderTest";
import { answerMessages, type ShownMessage, stubWindow } from "./support/stubs";

const DAY = 24 * 60 * 60 * 1000;
const passphrase = "correct horse";

/** The button that uploads: the sample's intermediate is missing, which is a warning. */
const yes = "Accept the Warning and Upload";

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`certificateBrowser.${command}`, ...args);

/** Files of the workspace into the sandbox, with the user's answers given by the test. */
describe("upload and check", () => {
  let session: Session;
  let folder: vscode.Uri;
  const cleanUp: vscode.Disposable[] = [];

  before(async () => {
    const { sessions } = (await activatedExtension()).exports as TestApi;
    await run("openSandbox");
    const sandbox = sessions.all().find(({ account }) => account.site === "sandbox");
    assert.ok(sandbox, "there is no sandbox account");
    session = sandbox;
    await session.store.load();
    const workspace = vscode.workspace.workspaceFolders?.[0];
    assert.ok(workspace, "no folder is open");
    folder = vscode.Uri.joinPath(workspace.uri, "upload-tests");
    await writeFiles();
  });

  afterEach(async () => {
    for (const item of cleanUp.splice(0)) item.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const uploaded = session.store.all().filter(({ domain }) => domain === "upload.example.com");
    for (const { id } of uploaded) {
      assert.ok((await session.service.delete(id)).ok);
      session.store.remove(id);
    }
  });

  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

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

  const keep = (prefilled: string) => prefilled;

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

  it("uploads the pair that was selected, after a yes that names everything", async () => {
    pick("efault");
    const [alias] = [typeInto(keep)];
    const shown = confirmWith(yes);
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.match(alias[0]?.value ?? "", /^upload\.example\.com \d{4}-\d\d-\d\d$/);
    const confirmation = shown().find(({ text }) => text.startsWith("Upload upload.example.com to Sandbox?"));
    assert.match(confirmation?.text ?? "", /RSA 2048; the private key in upload-tests\/server\.key matches/);
    assert.doesNotMatch(confirmation?.text ?? "", /PRIVATE KEY-----/);
    assert.ok(shown().some(({ text }) => text.startsWith("upload.example.com was uploaded to Sandbox.")));
    const [id] = uploadedIds();
    assert.ok(id);
    const detail = await session.service.detail(id);
    assert.ok(detail.ok && detail.value.alias === alias[0]?.value);
  });

  describe("of a certificate that is in the account already", () => {
    const files = () => [at("server.crt"), at("server.key")];

    beforeEach(async () => {
      pick("efault");
      typeInto(keep);
      confirmWith(yes);
      await run("upload", at("server.crt"), files());
      assert.equal(uploadedIds().length, 1);
      for (const item of cleanUp.splice(0).reverse()) item.dispose();
    });

    it("offers to show it, and stores nothing", async () => {
      const boxes = typeInto(keep);
      const { shown } = messages("showInformationMessage", "Show It");
      await run("upload", at("server.crt"), files());
      assert.match(shown[0]?.text ?? "", /^upload\.example\.com is in Sandbox already\./);
      assert.equal(boxes.length, 0, "nothing more is asked");
      assert.equal(uploadedIds().length, 1);
    });

    it("stores a second copy when that is wanted", async () => {
      pick("efault");
      typeInto(keep);
      messages("showInformationMessage", "Upload a Second Copy");
      messages("showWarningMessage", yes);
      await run("upload", at("server.crt"), files());
      assert.equal(uploadedIds().length, 2);
    });
  });

  it("uploads what is dropped on a project there", async () => {
    const projects = new Map(session.store.all().map(({ project }) => [project.id, project]));
    const project = [...projects.values()].find(({ id }) => id !== 0);
    assert.ok(project);
    const picks = pick();
    typeInto(keep);
    const shown = confirmWith(yes);
    const list = [at("server.crt"), at("server.key")].join("\r\n");
    const transfer = new vscode.DataTransfer();
    transfer.set("text/uri-list", new vscode.DataTransferItem(list));
    const { id: accountId } = session.account;
    const path = [`project:${project.id}`];
    const node = { kind: "group", id: [accountId, ...path].join("/"), accountId, path } as const;
    await pemDrop.handleDrop?.(node, transfer, new vscode.CancellationTokenSource().token);
    for (let attempt = 0; uploadedIds().length === 0 && attempt < 100; attempt += 1) await sleep(100);
    assert.deepEqual(picks, [], "the project is known");
    assert.ok(shown().some(({ text }) => text.includes(`Project: ${project.name}`)));
    const [id] = uploadedIds();
    assert.ok(id);
    assert.equal(session.store.get(id)?.project.id, project.id);
  });

  it("shows what is sent, and the report of the upload, before it sends anything", async () => {
    pick("efault");
    typeInto(keep);
    confirmWith("Show Report");
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /^Upload\n {2}Names: upload\.example\.com/);
    assert.match(text, /Certificates as they will be sent\n {2}-----BEGIN CERTIFICATE-----/);
    assert.doesNotMatch(text, /PRIVATE KEY-----/);
    assert.deepEqual(uploadedIds(), []);
  });

  it("proposes the key that matches when only the certificate was chosen", async () => {
    const shown = pick("server.key", "efault");
    typeInto(keep);
    confirmWith(yes);
    await run("upload", at("server.crt"));
    assert.ok(shown[0]?.[0]?.startsWith("upload-tests/server.key matches"));
    assert.ok(
      !shown[0]?.some((item) => item.includes("other.key")),
      "a key that does not match is not offered",
    );
    assert.equal(uploadedIds().length, 1);
  });

  it("asks again for a wrong passphrase, in a masked box that names file and block", async () => {
    pick("efault");
    const boxes = typeInto(
      () => "wrong",
      () => passphrase,
      keep,
    );
    confirmWith(yes);
    await run("upload", at("locked/locked.crt"), [at("locked/locked.crt"), at("locked/locked.key")]);
    assert.deepEqual(
      boxes.map(({ password }) => password ?? false),
      [true, true, false],
    );
    assert.match(boxes[0]?.title ?? "", /locked\.key:1 \(ENCRYPTED PRIVATE KEY\)/);
    assert.match(boxes[1]?.prompt ?? "", /passphrase is wrong/);
    assert.equal(uploadedIds().length, 1);
  });

  it("stops at a key of another certificate, naming file and block, and opens the file there", async () => {
    const { shown } = messages("showErrorMessage", "Open File");
    await run("upload", at("server.crt"), [at("server.crt"), at("other.key")]);
    assert.match(shown[0]?.text ?? "", /Nothing was uploaded/);
    assert.match(shown[0]?.text ?? "", /upload-tests\/other\.key, block 1 \(line 1, PRIVATE KEY\)/);
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? "", /other\.key$/);
    assert.deepEqual(uploadedIds(), []);
  });

  it("sends nothing without a yes", async () => {
    pick("efault");
    typeInto(keep);
    confirmWith("something else");
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.deepEqual(uploadedIds(), []);
  });

  it("takes the editor's text when the file has unsaved changes, and says so", async () => {
    const document = await vscode.workspace.openTextDocument(at("server.crt"));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "a note\n"));
    pick("efault");
    typeInto(keep);
    const shown = confirmWith("no");
    await run("upload", at("server.crt"), [at("server.crt"), at("server.key")]);
    assert.match(
      shown()
        .map(({ text }) => text)
        .join(),
      /server\.crt has unsaved changes; the editor's text is sent/,
    );
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
