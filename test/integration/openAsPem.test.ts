import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { hasOpenssl, openssl } from "../fixtures/openssl";
import { activatedExtension } from "./extensionUnderTest";
import { type SampleChain, sampleChain } from "./support/chain";
import { blockBytes, PemFolder } from "./support/pemFolder";
import { answerMessages, type ShownMessage, stubWindow } from "./support/stubs";

const password = "pässword 密";

/** `Open as PEM` on files that are no text. */
describe("binary files", () => {
  let chain: SampleChain;
  let folder: PemFolder;
  const cleanUp: vscode.Disposable[] = [];

  before(async function () {
    if (!hasOpenssl) this.skip();
    await activatedExtension();
    chain = await sampleChain("binary");
    folder = new PemFolder("binary-tests");
    await folder.write("chain.pem", chain.leaf + chain.intermediate);
    await folder.write("leaf.key", chain.key);
    const at = (name: string) => folder.at(name).fsPath;
    const p12 = ["pkcs12", "-export", "-in", at("chain.pem"), "-inkey", at("leaf.key")];
    openssl([...p12, "-out", at("store.p12"), "-passout", `pass:${password}`]);
    openssl([
      "crl2pkcs7",
      "-nocrl",
      "-certfile",
      at("chain.pem"),
      "-outform",
      "DER",
      "-out",
      at("chain.p7b"),
    ]);
    openssl(["x509", "-in", at("chain.pem"), "-outform", "DER", "-out", at("leaf.der")]);
    openssl(["pkey", "-in", at("leaf.key"), "-outform", "DER", "-out", at("key.der")]);
    await folder.write("junk.der", new Uint8Array(1000).fill(0x30));
  });
  afterEach(async () => {
    for (const item of cleanUp.splice(0).reverse()) item.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(async () => {
    if (hasOpenssl) await folder.clear();
  });

  /** Answers input boxes in turn; undefined cancels. */
  function typeInto(...answers: (string | undefined)[]): vscode.InputBoxOptions[] {
    const shown: vscode.InputBoxOptions[] = [];
    const replacement = async (options: vscode.InputBoxOptions = {}) => {
      shown.push(options);
      return answers.shift();
    };
    cleanUp.push(stubWindow("showInputBox", replacement as typeof vscode.window.showInputBox));
    return shown;
  }

  async function open(name: string): Promise<{ text: string | undefined; errors: readonly ShownMessage[] }> {
    const messages = answerMessages("showErrorMessage");
    cleanUp.push(messages);
    await vscode.commands.executeCommand("certificateBrowser.openAsPem", folder.at(name));
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined) {
      assert.equal(document.languageId, "pem");
      assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined, "read-only");
    }
    return { text: document?.getText(), errors: messages.shown };
  }

  /** Nothing of the key may be in anything that is shown. */
  function assertNoSecret(...texts: readonly unknown[]): void {
    const shown = JSON.stringify(texts);
    assert.doesNotMatch(shown, /PRIVATE KEY/);
    assert.equal(shown.includes(password), false);
    for (const line of chain.key.split("\n").slice(1, -2)) assert.equal(shown.includes(line), false);
  }

  it("of PKCS #12 show their certificates after the right password, and nothing of the key", async () => {
    const boxes = typeInto(password);
    const { text = "", errors } = await open("store.p12");
    assert.deepEqual(errors, []);
    assert.deepEqual([...blockBytes(text)].sort(), [...blockBytes(chain.leaf + chain.intermediate)].sort());
    assert.deepEqual(
      boxes.map((box) => [box.password, box.title]),
      [[true, "Password of binary-tests/store.p12"]],
    );
    assertNoSecret(text, boxes);
  });

  it("ask again after a wrong password, and show them after the right one", async () => {
    const boxes = typeInto("wrong", password);
    const { text = "" } = await open("store.p12");
    assert.equal(blockBytes(text).length, 2);
    assert.match(boxes[1]?.prompt ?? "", /The password is wrong\. Attempt 2 of 3\./);
  });

  it("give up after three wrong passwords, and say why", async () => {
    const boxes = typeInto("wrong", "Password", "");
    const { text, errors } = await open("store.p12");
    assert.equal(text, undefined);
    assert.equal(boxes.length, 3);
    assert.match(errors[0]?.text ?? "", /store\.p12 cannot be opened as PEM: the password is wrong/);
  });

  it("say nothing when the question is cancelled", async () => {
    typeInto(undefined);
    assert.deepEqual(await open("store.p12"), { text: undefined, errors: [] });
  });

  it("of PKCS #7 show all their certificates", async () => {
    const { text = "" } = await open("chain.p7b");
    assert.deepEqual([...blockBytes(text)].sort(), [...blockBytes(chain.leaf + chain.intermediate)].sort());
  });

  it("of DER show their certificate", async () => {
    assert.equal((await open("leaf.der")).text, chain.leaf);
  });

  it("with a private key alone show nothing of it, and say so", async () => {
    const { text, errors } = await open("key.der");
    assert.equal(text, undefined);
    assert.match(errors[0]?.text ?? "", /there is only a private key in it, which is not shown/);
    assertNoSecret(errors);
  });

  it("that are none of these are named as such", async () => {
    const { text, errors } = await open("junk.der");
    assert.equal(text, undefined);
    assert.match(errors[0]?.text ?? "", /junk\.der cannot be opened as PEM: /);
  });
});
