import * as assert from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as vscode from "vscode";
import { unwrap } from "../../src/certificates";
import { generateKey, type IssuerKey, issueCertificate } from "../../src/sandbox/issue";
import { eventually, until } from "../host/eventually";
import { activatedExtension } from "./extensionUnderTest";

const DAY = 24 * 60 * 60 * 1000;
const beginLine = "-----BEGIN CERTIFICATE-----";

/** What the editor shows in PEM files, as the editor itself asks for it. */
describe("PEM files in the editor", () => {
  let folder: vscode.Uri;
  const written: vscode.Uri[] = [];
  let leaf: string;
  let intermediate: string;
  let key: IssuerKey;

  before(async () => {
    await activatedExtension();
    const workspace = vscode.workspace.workspaceFolders?.[0];
    assert.ok(workspace, "no folder is open");
    folder = vscode.Uri.joinPath(workspace.uri, "pem-language-tests");
    const [rootKey, intermediateKey, leafKey] = await Promise.all([
      generateKey("P-256"),
      generateKey("P-256"),
      generateKey("RSA 2048"),
    ]);
    assert.ok(rootKey && intermediateKey && leafKey);
    key = leafKey;
    const years = { notBefore: Date.now() - 100 * DAY, notAfter: Date.now() + 1000 * DAY };
    const root = { subject: { CN: "Example Test Root CA" }, key: rootKey };
    const issuer = { subject: { CN: "Example Test Issuing CA" }, key: intermediateKey };
    intermediate = issueCertificate({ ...years, ...issuer, issuer: root, isCa: true }).pem;
    leaf = issueCertificate({
      subject: { CN: "lens.example.com" },
      names: ["lens.example.com"],
      key,
      issuer,
      notBefore: Date.now() - DAY,
      notAfter: Date.now() + 43.5 * DAY,
    }).pem;
    await write("server.key", unwrap(key.privateKeyPem));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri);
  });
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  async function write(name: string, text: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    return uri;
  }

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = await write(name, text);
    written.push(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  }

  function problem(uri: vscode.Uri, code: string): vscode.Diagnostic | undefined {
    return vscode.languages
      .getDiagnostics(uri)
      .find((found) => typeof found.code === "object" && found.code.value === code);
  }

  async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      position,
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === "string" ? content : content.value))
      .join("\n")
      .replaceAll("\\", "");
  }

  async function lenses(uri: vscode.Uri): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      uri,
      100,
    );
    return found.map(({ command }) => command?.title ?? "");
  }

  it("open as text, in the language pem", async () => {
    assert.equal((await open("language.crt", leaf)).languageId, "pem");
    assert.equal(vscode.window.activeTextEditor?.document.languageId, "pem");
  });

  it("have one symbol a block in the outline", async () => {
    const { uri } = await open("outline.pem", leaf + unwrap(key.privateKeyPem));
    const symbols = await eventually("the outline", async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        uri,
      );
      return found?.length ? found : undefined;
    });
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [
        ["lens.example.com (certificate)", "43 days left"],
        ["private key RSA 2048", ""],
      ],
    );
  });

  it("have a lens over each block that names the key's file, with commands", async () => {
    const { uri } = await open("lens.crt", `a note\n${leaf}${intermediate}`);
    // The file of another test, which had the key too, may not be forgotten yet.
    const titles = await eventually("the lens with the key", async () => {
      const found = await lenses(uri);
      return found.some((title) => title.includes("/server.key")) ? found : undefined;
    });
    // Asked in this way, the editor gives those first that need not be resolved.
    assert.deepEqual(
      titles.filter((title) => title !== "Compare"),
      [
        "Check",
        "Upload",
        "lens.example.com · RSA 2048 · 43 days left · key: pem-language-tests/server.key",
        "Example Test Issuing CA · EC P-256 · 999 days left",
      ],
    );
  });

  it("show a card over a block", async () => {
    const { uri } = await open("hover.crt", leaf);
    const text = await eventually("the hover with the key", async () => {
      const found = await hoverText(uri, new vscode.Position(3, 5));
      return found.includes("/server.key") ? found : undefined;
    });
    assert.match(text, /lens\.example\.com \(certificate\)/);
    assert.match(text, /CN=Example Test Issuing CA/);
    assert.match(text, /days left: 43/);
    assert.match(text, /RSA 2048/);
    assert.match(text, /pem-language-tests\/server\.key/);
  });

  it("show a card over a certificate in a Kubernetes Secret, and over nothing else there", async () => {
    const secret = ["kind: Secret", "data:", `  tls.crt: ${Buffer.from(leaf).toString("base64")}`, ""].join(
      "\n",
    );
    const { uri } = await open("secret.yaml", secret);
    assert.match(await hoverText(uri, new vscode.Position(2, 60)), /lens\.example\.com \(certificate\)/);
    assert.equal(await hoverText(uri, new vscode.Position(0, 3)), "");
  });

  for (const { name, text, line, language } of [
    { name: "main.tf", text: (pem: string) => `cert = <<-EOT\n${pem}EOT\n`, line: 5, language: "plaintext" },
    {
      name: ".env",
      text: (pem: string) => `CERT="${pem.replaceAll("\n", "\\n")}"\n`,
      line: 0,
      language: "dotenv",
    },
    { name: "a.json", text: (pem: string) => JSON.stringify({ pem }), line: 0, language: "json" },
  ]) {
    it(`show a card over a block in ${name}`, async () => {
      const { uri, languageId } = await open(name, text(leaf));
      assert.equal(languageId, language);
      assert.match(await hoverText(uri, new vscode.Position(line, 60)), /lens\.example\.com \(certificate\)/);
    });
  }

  it("show a card over an indented block in YAML", async () => {
    const indented = leaf
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`);
    const { uri } = await open("block.yaml", ["cert: |", ...indented, ""].join("\n"));
    assert.match(await hoverText(uri, new vscode.Position(4, 20)), /lens\.example\.com \(certificate\)/);
  });

  it("have problems at the exact place, with a page that explains them", async () => {
    const { uri } = await open("order.pem", `a note\n${intermediate}${leaf}`);
    const found = await eventually("the problem", () => problem(uri, "wrong-order"));
    assert.equal(found.source, "Certificates");
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(found.range, new vscode.Range(1, 0, 1, beginLine.length));
    assert.ok(typeof found.code === "object");
    const page = await vscode.workspace.openTextDocument(found.code.target);
    assert.match(page.getText(), /^# wrong-order\n\n.{40,}/);
    assert.match(page.getText(), /https:/);
  });

  it("have the character underlined that does not belong", async () => {
    const lines = leaf.split("\n");
    lines[2] = `?${lines[2]?.slice(1)}`;
    const { uri } = await open("broken.pem", lines.join("\n"));
    const found = await eventually("the problem", () => problem(uri, "broken-block"));
    assert.deepEqual(found.range, new vscode.Range(2, 0, 2, 1));
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
  });

  it("are put in order by a quick fix, after which the problem is gone", async () => {
    const document = await open("fix.pem", intermediate + leaf);
    const found = await eventually("the problem", () => problem(document.uri, "wrong-order"));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    const action = actions.find(({ title }) => title === "Put the chain in order");
    assert.ok(action?.edit, `none of ${actions.map(({ title }) => title).join(", ")}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.equal(document.getText(), leaf + intermediate);
    await eventually("the end of the problem", () =>
      problem(document.uri, "wrong-order") ? undefined : true,
    );
  });

  it("follow what is typed", async () => {
    const document = await open("typed.pem", leaf + intermediate);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 0, 1, 1), "?");
    await vscode.workspace.applyEdit(edit);
    const found = await eventually("the problem", () => problem(document.uri, "broken-block"));
    assert.equal(found.range.start.line, 1);
  });

  it("do not hold up the editor, even when they are as large as a file may be", async () => {
    const copies: string[] = [];
    for (let size = 0; size < 4.9 * 1024 * 1024; size += copies.at(-1)?.length ?? 0)
      copies.push(anotherCopy(leaf, copies.length));
    const document = await open("large.pem", copies.join(""));
    const found = () => problem(document.uri, "broken-block");
    await until("its problems", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const type = async (line: number) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(line, 10), "!");
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    for (let line = 2; line < 7; line += 1) await type(line);
    assert.equal((await eventually("the new problem", found)).range.start.line, 2);
    delay.disable();
    const longest = delay.max / 1e6;
    console.log(`      the longest stretch of work took ${longest.toFixed(0)} ms`);
    assert.ok(longest < 10_000, `nothing else could be done for ${longest} ms`);
  });

  it("have no problems where the setting says so", async () => {
    const settings = vscode.workspace.getConfiguration("certificateBrowser");
    const { uri } = await open("quiet.pem", intermediate + leaf);
    await eventually("the problem", () => problem(uri, "wrong-order"));
    await settings.update("diagnostics.enabled", false, vscode.ConfigurationTarget.Global);
    try {
      await eventually("silence", () => (problem(uri, "wrong-order") ? undefined : true));
    } finally {
      await settings.update("diagnostics.enabled", undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually("the problem again", () => problem(uri, "wrong-order"));
  });

  it("are made of binary files: a certificate as DER opens as PEM, read-only", async () => {
    const uri = vscode.Uri.joinPath(folder, "binary.der");
    written.push(uri);
    const body = leaf.split("\n").slice(1, -2).join("");
    await vscode.workspace.fs.writeFile(uri, Buffer.from(body, "base64"));
    await vscode.commands.executeCommand("certificateBrowser.openAsPem", uri);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.getText(), leaf);
    assert.equal(document?.languageId, "pem");
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document?.uri.scheme ?? ""), undefined);
  });
});

/** The certificate with another signature: a block that has to be read by itself. */
function anotherCopy(pem: string, number: number): string {
  const der = Buffer.from(pem.split("\n").slice(1, -2).join(""), "base64");
  der.writeUInt32BE(number, der.length - 4);
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
