import * as assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../src/accounts";
import { displayName, Status, success } from "../../src/certificates";
import { CertificateDocuments } from "../../src/editor";
import type { TestApi } from "../../src/extension";
import { eventually } from "../host/eventually";
import { temporaryFolder } from "../host/temporaryFolder";
import { activatedApi } from "./extensionUnderTest";
import { problems } from "./support/pemFolder";
import { issuedUploads, openSandboxAccount, removeAccounts, uploadOwn } from "./support/sandboxAccount";
import { answerMessages } from "./support/stubs";

/** Certificates of an account as documents: `certificate:/<account>/<id>/<domain>.pem`. */
describe("a certificate's document", () => {
  let api: TestApi;
  let session: Session;
  let refs: readonly CertificateRef[];

  before(async () => {
    api = await activatedApi();
    session = await openSandboxAccount(api);
    refs = issuedUploads(session);
  });
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));
  after(async () => {
    await removeAccounts(api);
  });

  async function open(ref = refs[0]): Promise<{ document: vscode.TextDocument; ref: CertificateRef }> {
    assert.ok(ref, "the sandbox has no uploaded certificate");
    await vscode.commands.executeCommand("certificateBrowser.openPem", ref);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document, "no document is shown");
    return { document, ref };
  }

  it("has a readable address and the certificate with its chain, as PEM", async () => {
    const { document, ref } = await open();
    const certificate = session.store.get(ref.certificateId);
    assert.ok(certificate);
    assert.equal(document.uri.scheme, "certificate");
    assert.equal(
      document.uri.path,
      `/${session.account.name}/${ref.certificateId}/${displayName(certificate)}.pem`,
    );
    assert.equal(document.languageId, "pem");
    assert.match(document.getText(), /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\n$/);
    assert.doesNotMatch(document.getText(), /PRIVATE KEY/);
  });

  it("is read-only, and has no problems: it is not the user's to repair", async () => {
    const { document } = await open();
    const before = document.getText();
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    await vscode.commands.executeCommand("type", { text: "x" });
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
    assert.deepEqual(problems(document.uri), []);
  });

  it("has an outline and a hover", async () => {
    const { document } = await open();
    const symbols = await eventually("the outline", async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found !== undefined && found.length > 0 ? found : undefined;
    });
    const blocks = document.getText().match(/-----BEGIN/g)?.length;
    assert.equal(symbols.length, blocks);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(1, 5),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === "string" ? content : content.value))
      .join("\n");
    assert.match(text, /Issuer/);
    assert.match(text.replaceAll("\\", ""), /SHA-256 fingerprint/);
  });

  it("can be searched", async () => {
    await open();
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await vscode.commands.executeCommand("editor.actions.findWithArgs", { searchString: "END CERTIFICATE" });
    await eventually("a match", async () => {
      await vscode.commands.executeCommand("editor.action.nextMatchFindAction");
      return editor.document.getText(editor.selection) === "END CERTIFICATE" ? true : undefined;
    });
    await vscode.commands.executeCommand("closeFindWidget");
  });

  it("is compared with another one by the editor's own diff", async () => {
    const [{ document: one }, { document: other }] = [await open(refs[0]), await open(refs[1])];
    await vscode.commands.executeCommand("vscode.diff", one.uri, other.uri, "diff");
    const input = await eventually("the diff", () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    assert.deepEqual(
      [input.original.toString(), input.modified.toString()],
      [one.uri, other.uri].map(String),
    );
    assert.notEqual(one.getText(), other.getText());
  });

  it("is read anew where nothing is kept, as when it is reopened later", async () => {
    const { document } = await open();
    const { uri } = document;
    const text = document.getText();
    // The address, and documents that know nothing of it.
    const documents = Reflect.construct(CertificateDocuments, [api.sessions]) as CertificateDocuments;
    try {
      const { size } = await documents.stat(uri);
      const bytes = await documents.readFile(uri);
      assert.equal(Buffer.from(bytes).toString(), text);
      assert.equal(bytes.length, size);
      const unknown = uri.with({ query: "gone" });
      await assert.rejects(documents.readFile(unknown), /not known here/);
      const gone = uri.with({ path: uri.path.replace(refs[0]?.certificateId ?? "", "zzzzzzzz") });
      await assert.rejects(documents.stat(gone), { code: "FileNotFound" });
      await assert.rejects(documents.stat(uri.with({ path: "/nothing" })), { code: "FileNotFound" });
    } finally {
      documents.dispose();
    }
  });

  it("can be saved as a copy, and not be written or removed", async () => {
    const { document } = await open();
    const folder = await temporaryFolder("copies");
    try {
      const copy = vscode.Uri.joinPath(vscode.Uri.file(folder.path), "copy.pem");
      await vscode.workspace.fs.copy(document.uri, copy);
      assert.equal(await readFile(copy.fsPath, "utf8"), document.getText());
    } finally {
      await folder.remove();
    }
    await assert.rejects(async () => vscode.workspace.fs.writeFile(document.uri, new Uint8Array()));
    await assert.rejects(async () => vscode.workspace.fs.delete(document.uri));
    await assert.rejects(async () => vscode.workspace.fs.createDirectory(document.uri));
  });

  it("is not made of a text that is no certificate, and says so in other words", async () => {
    const [ref] = refs;
    assert.ok(ref);
    const detail = await session.service.detail(ref.certificateId);
    assert.ok(detail.ok);
    const service = { ...session.service, detail: async () => success({ ...detail.value, pem: "no PEM" }) };
    const unreadable = { ...session, service };
    const documents = Reflect.construct(CertificateDocuments, [
      { ...api.sessions, get: () => unreadable },
    ]) as CertificateDocuments;
    try {
      const { signal } = new AbortController();
      assert.deepEqual(await documents.show(unreadable, ref.certificateId, signal), success("unreadable"));
      const uri = vscode.Uri.from({ scheme: "certificate", path: "/a/b/c.pem", query: ref.accountId });
      await assert.rejects(documents.readFile(uri), /no certificate in PEM form/);
    } finally {
      documents.dispose();
    }
  });

  it("does not open for what is not issued yet, and says so", async () => {
    const pending = session.store.all().find(({ status }) => status === Status.reviewing);
    assert.ok(pending, "the sandbox has nothing under review");
    const messages = answerMessages("showInformationMessage");
    try {
      await vscode.commands.executeCommand("certificateBrowser.openPem", {
        accountId: session.account.id,
        certificateId: pending.id,
      });
      assert.match(messages.shown[0]?.text ?? "", /No certificate has been issued/);
      assert.equal(vscode.window.activeTextEditor, undefined);
    } finally {
      messages.dispose();
    }
  });

  it("follows its certificate: renamed it is the same, deleted it is gone", async () => {
    const { document, ref } = await open(await uploadOwn(session, "followed"));
    const { uri } = document;
    const { certificateId } = ref;
    assert.ok((await session.service.setAlias(certificateId, "Renamed")).ok);
    await session.store.load();
    assert.ok((await vscode.workspace.fs.stat(uri)).size > 0);
    assert.ok((await session.service.delete(certificateId)).ok);
    session.store.remove(certificateId);
    await assert.rejects(async () => vscode.workspace.fs.stat(uri), { code: "FileNotFound" });
    assert.equal(document.isClosed, false, "what was read is taken off the screen");
  });
});
