import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";
import { activatedExtension } from "./extensionUnderTest";
import { type SampleChain, sampleChain } from "./support/chain";
import { noProblem, PemFolder, problemOf, problems } from "./support/pemFolder";

/**
 * Private keys in a real repository. The editor that tests run in comes without the Git extension, so this is the way
 * without it: the program git is asked.
 */
describe("private keys in a git repository", () => {
  let chain: SampleChain;
  let folder: PemFolder;

  before(async function () {
    await activatedExtension();
    chain = await sampleChain("git");
    folder = new PemFolder("git-tests");
    await folder.write("README.md", "A repository");
    try {
      execFileSync("git", ["init", "--quiet", folder.uri.fsPath]);
    } catch {
      // There is no git on this machine.
      this.skip();
    }
  });
  after(() => folder.clear());

  it("are a problem until .gitignore has the file, and again when it has it no more", async () => {
    const { uri } = await folder.open("server.key", chain.key);
    const problem = await problemOf(uri, "key-not-ignored");
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(problem.range, new vscode.Range(0, 0, 0, "-----BEGIN PRIVATE KEY-----".length));
    await folder.write(".gitignore", "*.key\n");
    await noProblem(uri, "key-not-ignored");
    await vscode.workspace.fs.delete(folder.at(".gitignore"));
    await problemOf(uri, "key-not-ignored");
  });

  it("are a problem in a file that was committed before it was ignored", async () => {
    await folder.write("committed.key", chain.key);
    execFileSync("git", ["-C", folder.uri.fsPath, "add", "committed.key"]);
    await folder.write(".gitignore", "*.key\n");
    const { uri } = await folder.open("committed.key", chain.key);
    await problemOf(uri, "key-not-ignored");
  });

  it("are none where they are encrypted, nor are certificates", async () => {
    const { uri } = await folder.open("chain.pem", chain.intermediate + chain.leaf);
    await problemOf(uri, "wrong-order");
    assert.ok(!problems(uri).some(({ code }) => code === "key-not-ignored"));
  });
});
