import * as assert from "node:assert/strict";
import { chmod, stat } from "node:fs/promises";
import * as vscode from "vscode";
import type { TestApi } from "../../src/extension";
import { eventually } from "../host/eventually";
import { activatedApi, activatedExtension } from "./extensionUnderTest";
import { type SampleChain, sampleChain } from "./support/chain";
import { blockBytes, choose, noProblem, PemFolder, problemOf, quickFix } from "./support/pemFolder";
import { openSandboxAccount, removeAccounts } from "./support/sandboxAccount";

const beginLine = "-----BEGIN CERTIFICATE-----";

/** A text with something wrong, and what it is after the quick fix. */
interface Repair {
  readonly code: string;
  readonly title: string;
  readonly wrong: (chain: SampleChain) => string;
  readonly right: (chain: SampleChain) => string;
  /** Where the problem is shown: line and columns, from 0. */
  readonly range: readonly [number, number, number, number];
}

const whole = (text: string) => text.split("\n").length - 1;

const repairs: Readonly<Record<string, Repair>> = {
  "a chain out of order": {
    code: "wrong-order",
    title: "Put the chain in order",
    wrong: ({ leaf, intermediate }) => `# the CA\n${intermediate}# the server\n${leaf}`,
    right: ({ leaf, intermediate }) => `# the server\n${leaf}# the CA\n${intermediate}`,
    range: [1, 0, 1, beginLine.length],
  },
  "a root that need not be sent": {
    code: "root-included",
    title: "Remove the root certificate",
    wrong: ({ leaf, intermediate, root }) => leaf + intermediate + root,
    right: ({ leaf, intermediate }) => leaf + intermediate,
    range: [-1, 0, -1, beginLine.length],
  },
  "a certificate that is there twice": {
    code: "duplicate-certificate",
    title: "Remove duplicate certificates",
    wrong: ({ leaf, intermediate }) => leaf + intermediate + leaf,
    right: ({ leaf, intermediate }) => leaf + intermediate,
    range: [-1, 0, -1, beginLine.length],
  },
  "blank lines between the blocks": {
    code: "blank-lines",
    title: "Tidy the text",
    wrong: ({ leaf, intermediate }) => `${leaf}\n\n${intermediate}`,
    right: ({ leaf, intermediate }) => leaf + intermediate,
    range: [-2, 0, -2, 0],
  },
  "spaces at the ends of lines": {
    code: "trailing-spaces",
    title: "Tidy the text",
    wrong: ({ leaf, intermediate }) => leaf.replace("\n", "  \n") + intermediate,
    right: ({ leaf, intermediate }) => leaf + intermediate,
    range: [0, beginLine.length, 0, beginLine.length + 2],
  },
};

/** Each quick fix of a PEM file: chosen, looked at, undone. */
describe("quick fixes of PEM files", () => {
  let api: TestApi;
  let chain: SampleChain;
  let folder: PemFolder;

  before(async () => {
    api = await activatedApi();
    chain = await sampleChain("fixes");
  });
  beforeEach(() => {
    folder = new PemFolder("pem-fix-tests");
  });
  afterEach(() => folder.clear());

  for (const [what, { code, title, wrong, right, range }] of Object.entries(repairs)) {
    it(`repair ${what}, at the exact place, and can be undone`, async () => {
      const text = wrong(chain);
      const document = await folder.open("repair.pem", text);
      const problem = await problemOf(document.uri, code);
      if (range[0] >= 0) assert.deepEqual(problem.range, new vscode.Range(...range));
      else assert.equal(document.lineAt(problem.range.start).text, range[0] === -1 ? beginLine : "");
      if (range[0] === -1) {
        assert.equal(
          problem.range.start.line,
          text.slice(0, text.lastIndexOf(beginLine)).split("\n").length - 1,
        );
        assert.equal(problem.range.end.character, beginLine.length);
      }
      if (range[0] === -2) assert.equal(problem.range.start.line, whole(chain.leaf));
      const action = await quickFix(document.uri, problem.range, title);
      assert.ok(action.isPreferred, "Auto Fix takes it");
      await choose(action);
      assert.equal(document.getText(), right(chain));
      const kept = new Set(blockBytes(text));
      for (const bytes of blockBytes(document.getText())) assert.ok(kept.has(bytes), "bytes were changed");
      await noProblem(document.uri, code);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
      await problemOf(document.uri, code);
    });
  }

  it("tidy line ends, long lines and a byte order mark at once", async () => {
    const { leaf, intermediate } = chain;
    const body = leaf.split("\n").slice(1, -2).join("");
    const long = [beginLine, body, "-----END CERTIFICATE-----", ""].join("\n");
    const document = await folder.open("untidy.pem", `\uFEFF${long}${intermediate.replaceAll("\n", "\r\n")}`);
    const problem = await problemOf(document.uri, "long-lines");
    assert.equal(document.getText(problem.range).length > 64 || problem.range.end.character > 64, true);
    await choose(await quickFix(document.uri, problem.range, "Tidy the text"));
    await noProblem(document.uri, "long-lines");
    assert.equal(document.getText().replaceAll("\r\n", "\n"), leaf + intermediate);
    assert.deepEqual(blockBytes(document.getText()), blockBytes(leaf + intermediate));
  });

  it("add the missing intermediate when the workspace has it", async () => {
    const { leaf, intermediate } = chain;
    await folder.write("ca/issuing.crt", intermediate);
    const document = await folder.open("leaf.crt", leaf);
    const problem = await problemOf(document.uri, "missing-intermediate");
    const action = await eventually("the intermediate of the workspace", async () => {
      const again = await problemOf(document.uri, "missing-intermediate");
      try {
        return await quickFix(document.uri, again.range, "Add the missing intermediate certificate");
      } catch {
        return undefined;
      }
    });
    assert.deepEqual(problem.range, new vscode.Range(0, 0, 0, beginLine.length));
    await choose(action);
    assert.deepEqual(blockBytes(document.getText()), blockBytes(leaf + intermediate));
    await noProblem(document.uri, "missing-intermediate");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), leaf);
  });

  it("add the missing intermediate when an account has it", async () => {
    const session = await openSandboxAccount(api);
    try {
      const issued = session.store.all().find(({ domain }) => domain === "ci.example.org");
      const detail = await session.service.detail(issued?.id ?? "");
      assert.ok(detail.ok);
      const [leaf = "", ...above] = (detail.value.pem ?? "").split(/(?<=-----END CERTIFICATE-----\n)/);
      const document = await folder.open("leaf-of-an-account.crt", leaf);
      const { range } = await problemOf(document.uri, "missing-intermediate");
      await choose(
        await quickFix(document.uri, range, "Look for the missing intermediate certificate in the accounts"),
      );
      await noProblem(document.uri, "missing-intermediate");
      assert.deepEqual(blockBytes(document.getText()), blockBytes(leaf + above[0]));
      assert.ok(document.isDirty, "it is for the user to save");
    } finally {
      await removeAccounts(api);
    }
  });

  it("move a key out of a file that every user may read, into one for the owner only", async () => {
    const { leaf, intermediate, key } = chain;
    const text = leaf + intermediate + key;
    const uri = await folder.write("server.pem", text);
    await chmod(uri.fsPath, 0o644);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const problem = await problemOf(uri, "key-readable-by-all");
    assert.equal(document.lineAt(problem.range.start).text, key.split("\n")[0]);
    await choose(await quickFix(uri, problem.range, "Move the private key to a file of its own"));
    await noProblem(uri, "key-readable-by-all");
    assert.equal(document.getText(), leaf + intermediate);
    assert.equal(await folder.read("server.key"), key);
    assert.equal((await stat(folder.at("server.key").fsPath)).mode & 0o777, 0o600);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text, "the key is in both files, and in none is it lost");
  });

  it("say nothing of the same file when only its owner may read it", async () => {
    const uri = await folder.write("private.pem", chain.leaf + chain.intermediate + chain.root + chain.key);
    await chmod(uri.fsPath, 0o600);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await problemOf(uri, "root-included");
    await noProblem(uri, "key-readable-by-all");
  });

  it("overwrite no file: a part whose name is taken gets a number", async () => {
    const { leaf, intermediate, key, otherKey } = chain;
    // Names of its own: the editor may still hold the document of a test before.
    await folder.write("site.key", otherKey);
    const uri = await folder.write("site.pem", leaf + intermediate + key);
    await chmod(uri.fsPath, 0o644);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const problem = await problemOf(uri, "key-readable-by-all");
    await choose(await quickFix(uri, problem.range, "Move the private key to a file of its own"));
    await noProblem(uri, "key-readable-by-all");
    assert.equal(await folder.read("site.key"), otherKey);
    const names = (await vscode.workspace.fs.readDirectory(folder.uri)).map(([name]) => name).sort();
    assert.equal(names.length, 3, names.join());
    const added = names.find((name) => name !== "site.key" && name !== "site.pem");
    assert.equal(await folder.read(added ?? "?"), key);
  });
});

describe("what else is wrong with PEM files, at the exact place", () => {
  let chain: SampleChain;
  let folder: PemFolder;

  before(async () => {
    await activatedExtension();
    chain = await sampleChain("places");
  });
  beforeEach(() => {
    folder = new PemFolder("pem-place-tests");
  });
  afterEach(() => folder.clear());

  const DAY = 24 * 60 * 60 * 1000;

  it("an expired certificate, at its BEGIN line, as an error", async () => {
    const old = chain.issue("old.example.com", {
      notBefore: Date.now() - 90 * DAY,
      notAfter: Date.now() - DAY,
    });
    const { uri } = await folder.open("old.pem", `a note\n${old}${chain.intermediate}`);
    const problem = await problemOf(uri, "expired");
    assert.deepEqual(problem.range, new vscode.Range(1, 0, 1, beginLine.length));
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  });

  it("one that ends soon, as a warning, as soon as the setting says so", async () => {
    const soon = chain.issue("soon.example.com", { notAfter: Date.now() + 10 * DAY });
    const { uri } = await folder.open("soon.pem", soon + chain.intermediate);
    const problem = await problemOf(uri, "expiring");
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    const settings = vscode.workspace.getConfiguration("certificateBrowser");
    await settings.update("expiringDays", 5, vscode.ConfigurationTarget.Global);
    try {
      await noProblem(uri, "expiring");
    } finally {
      await settings.update("expiringDays", undefined, vscode.ConfigurationTarget.Global);
    }
    await problemOf(uri, "expiring");
  });

  it("a key that is not the certificate's, at the key", async () => {
    const { leaf, intermediate, otherKey } = chain;
    const { uri } = await folder.open("mixed.pem", leaf + intermediate + otherKey);
    const problem = await problemOf(uri, "key-mismatch");
    assert.equal(problem.range.start.line, (leaf + intermediate).split("\n").length - 1);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  });

  it("a block without its END line, over all of it", async () => {
    const lines = chain.leaf.trimEnd().split("\n").slice(0, -1);
    const { uri } = await folder.open("cut.pem", lines.join("\n"));
    const problem = await problemOf(uri, "broken-block");
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(problem.range.start.line <= lines.length, true);
  });

  it("nothing at all, in a chain that is right", async () => {
    const { uri } = await folder.open("right.pem", chain.leaf + chain.intermediate);
    await folder.open("wrong.pem", chain.intermediate + chain.leaf);
    await problemOf(folder.at("wrong.pem"), "wrong-order");
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });
});
