import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CertificateRef, Session } from "../../src/accounts";
import { displayName } from "../../src/certificates";
import type { TestApi } from "../../src/extension";
import { eventually } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { DAY, type SampleChain, sampleChain } from "./support/chain";
import { PemFolder } from "./support/pemFolder";
import { choose } from "./support/quickPicks";
import { issuedUploads, openSandboxAccount, removeAccounts } from "./support/sandboxAccount";
import { answerMessages } from "./support/stubs";

/** `Compare With…` on each pair of cloud certificate, PEM file and PEM block, in the real editor. */
describe("comparison", () => {
  let api: TestApi;
  let session: Session;
  let chain: SampleChain;
  let folder: PemFolder;
  let cloud: readonly CertificateRef[];
  const cleanUp: vscode.Disposable[] = [];

  before(async () => {
    api = await activatedApi();
    session = await openSandboxAccount(api);
    cloud = issuedUploads(session);
    chain = await sampleChain("compare");
    folder = new PemFolder("compare-tests");
    const renewed = chain.issue("compare.example.com", {
      notBefore: Date.now(),
      notAfter: Date.now() + 455 * DAY,
    });
    await folder.write("old.pem", chain.leaf);
    await folder.write("renewed.pem", renewed);
    await folder.write("with-chain.pem", chain.leaf + chain.intermediate);
    await folder.write("bundle.pem", chain.leaf + chain.issue("other.example.com"));
    const indented = (pem: string) => pem.trimEnd().replace(/^/gm, "    ");
    const others = [chain.leaf, chain.issue("other.example.com")].map(indented);
    await folder.write("secrets.yaml", `one: |\n${others[0]}\ntwo: |\n${others[1]}\n`);
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const der = chain.leaf.replace(/-----.*-----|\n/g, "");
    const data = [
      `  tls.crt: ${base64(chain.leaf + chain.intermediate)}`,
      `  tls.key: ${base64(chain.key)}`,
      `x5c: ["${der}"]`,
      `  bundle: ${base64(chain.leaf + chain.key)}`,
    ];
    await folder.write("secret.yaml", `kind: Secret\ndata:\n${data.join("\n")}\n`);
    await folder.write("only.key", chain.key);
  });
  afterEach(() => {
    for (const item of cleanUp.splice(0).reverse()) item.dispose();
  });
  after(async () => {
    await folder.clear();
    await removeAccounts(api);
  });

  const refAt = (index: number): CertificateRef => {
    const ref = cloud[index];
    assert.ok(ref, "the sandbox has too few uploaded certificates");
    return ref;
  };

  const nameOf = ({ certificateId }: CertificateRef): string => {
    const certificate = session.store.get(certificateId);
    assert.ok(certificate);
    return displayName(certificate);
  };

  /** Runs the command as a menu does, and gives the comparison that it shows. */
  async function compare(...args: readonly unknown[]): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("certificateBrowser.compare", ...args);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, "certificate-comparison");
    return document as vscode.TextDocument;
  }

  function answer(...labels: readonly string[]) {
    const picks = choose(...labels);
    cleanUp.push(picks);
    return picks;
  }

  const lines = (document: vscode.TextDocument) => document.getText().split("\n");

  /** What the link "Compare With…" in the hover over a line gives the command; undefined without one. */
  async function compareLinkAt(uri: vscode.Uri, line: number): Promise<readonly unknown[] | undefined> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      new vscode.Position(line, 20),
    );
    const link = hovers
      .flatMap(({ contents }) => contents)
      .map((one) => (typeof one === "string" ? one : one.value))
      .map((text) => /^\[Compare With…\]\(command:certificateBrowser\.compare\?(.+)\)$/.exec(text)?.[1])
      .find(Boolean);
    return link === undefined ? undefined : (JSON.parse(decodeURIComponent(link)) as unknown[]);
  }

  /** A YAML file with two certificates in an editor; `line` is where the second begins, 0-based. */
  async function openYaml() {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const editor = await vscode.window.showTextDocument(folder.at("secrets.yaml"));
    const { document } = editor;
    const line = document.positionAt(document.getText().lastIndexOf("-----BEGIN ")).line;
    return { uri: document.uri, editor, line };
  }

  it("of two certificates selected in the tree: the sentence first, then names, key, issuer, validity", async () => {
    const pair = [refAt(0), refAt(1)];
    const document = await compare(pair[0], pair);
    assert.equal(document.languageId, "certificate-comparison");
    const text = document.getText();
    assert.match(lines(document)[0] ?? "", /^(A|The|Two) .+\.$/);
    for (const ref of pair) assert.ok(text.includes(`${nameOf(ref)} (${ref.certificateId})`), text);
    const places = ["Names", "Key", "Key usage", "Signature algorithm"].map((label) =>
      lines(document).findIndex((line) => new RegExp(`^[=≠] ${label}\\b(?! usage$)`).test(line)),
    );
    assert.ok(places[0] !== undefined && places[0] > 0 && (places[1] ?? 0) > places[0], text);
    for (const label of ["Issuer", "Valid until", "Extended key usage", "Signature algorithm"]) {
      assert.match(text, new RegExp(`^[=≠] ${label}`, "m"));
    }
    assert.match(text, /^≠ Names \(\d+ gained, \d+ lost, \d+ the same\)$/m);
  });

  it("of a PEM file with a certificate of an account that is picked, those accounts' certificates offered", async () => {
    const picks = answer(nameOf(refAt(0)));
    const document = await compare(folder.at("old.pem"));
    assert.ok(picks.offered[0]?.includes("compare-tests/renewed.pem"), picks.offered.join("\n"));
    assert.ok(!picks.offered[0]?.includes("compare-tests/old.pem"), "a file is not offered for itself");
    assert.match(document.getText(), /compare-tests\/old\.pem/);
    assert.ok(document.getText().includes(refAt(0).certificateId));
  });

  it("of a certificate of an account with a PEM file that is picked", async () => {
    answer("compare-tests/renewed.pem");
    const document = await compare(refAt(0));
    assert.match(document.getText(), /compare-tests\/renewed\.pem/);
  });

  it("of two files selected in the Explorer: a renewal with the same key", async () => {
    const pair = [folder.at("renewed.pem"), folder.at("old.pem")];
    const document = await compare(pair[0], pair);
    assert.equal(lines(document)[0], "A renewal of the same names with the same key, 365 days longer.");
    assert.match(
      document.getText(),
      /Before: compare-tests\/old\.pem[\s\S]+After: compare-tests\/renewed\.pem/,
    );
    assert.match(document.getText(), /^= Key: the same EC P-256$/m);
  });

  it("of a PEM file with its chain and one without", async () => {
    const pair = [folder.at("with-chain.pem"), folder.at("old.pem")];
    const document = await compare(pair[0], pair);
    assert.equal(lines(document)[0], "The same certificate, with other certificates beside it.");
    assert.match(document.getText(), /^≠ Certificates that come with it[\s\S]+compare CA/m);
  });

  it("of a block, by the lens above it, with a file", async () => {
    const document = await vscode.workspace.openTextDocument(folder.at("bundle.pem"));
    await vscode.window.showTextDocument(document);
    const lens = await eventually("the second lens Compare", async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        50,
      );
      return lenses.filter(({ command }) => command?.title === "Compare")[1];
    });
    answer("compare-tests/old.pem");
    const comparison = await compare(...(lens.command?.arguments ?? []));
    assert.match(comparison.getText(), /compare-tests\/bundle\.pem:\d+/);
    assert.match(comparison.getText(), /other\.example\.com/);
    assert.match(lines(comparison)[0] ?? "", /^Two certificates of different names/);
  });

  it("of a block in a file of another language, by its hover, with a certificate of an account", async () => {
    const { uri, line } = await openYaml();
    const link = await eventually("the link in the hover", () => compareLinkAt(uri, line + 2));
    answer(nameOf(refAt(0)));
    const comparison = await compare(...link);
    assert.ok(comparison.getText().includes(`compare-tests/secrets.yaml:${line + 1}`), comparison.getText());
    assert.match(comparison.getText(), /other\.example\.com/);
    assert.ok(comparison.getText().includes(refAt(0).certificateId));
  });

  it("of the certificate in a base64 value, by its hover and by the cursor in it, and never of a key", async () => {
    const uri = folder.at("secret.yaml");
    const cursorAt = async (line: number) => {
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      const selection = new vscode.Range(line, 60, line, 60);
      await vscode.window.showTextDocument(uri, { selection });
    };
    for (const line of [2, 4, 5]) {
      const name = `compare-tests/secret.yaml:${line + 1}`;
      await cursorAt(line);
      const link = await eventually("the link of the hover", () => compareLinkAt(uri, line));
      const picks = answer(name, "compare-tests/renewed.pem");
      await vscode.commands.executeCommand("certificateBrowser.compare");
      assert.deepEqual(picks.offered[0]?.slice(0, 2), ["Under the cursor", name]);
      assert.ok(!picks.offered[1]?.includes(name), "a value is not offered for itself");
      picks.dispose();
      answer("compare-tests/renewed.pem");
      const text = (await compare(...link)).getText();
      assert.ok(text.includes(name), text);
      assert.match(text, /compare\.example\.com/);
      const texts = vscode.workspace.textDocuments.filter(({ uri: { scheme } }) => /comparison/.test(scheme));
      assert.ok(texts.length > 0 && texts.every((document) => !document.getText().includes("PRIVATE KEY")));
    }
    await cursorAt(3);
    assert.equal(await compareLinkAt(uri, 3), undefined);
    const none = answer("compare-tests/old.pem", "compare-tests/renewed.pem");
    await vscode.commands.executeCommand("certificateBrowser.compare");
    assert.notEqual(none.offered[0]?.[0], "Under the cursor");
  });

  it("offers first the block that the cursor is in, and only while it is in one", async () => {
    const { editor, line } = await openYaml();
    const name = `compare-tests/secrets.yaml:${line + 1}`;
    const cursorAt = (at: number) => {
      editor.selection = new vscode.Selection(at, 20, at, 20);
    };
    cursorAt(line + 2);
    const picks = answer(name, "compare-tests/old.pem");
    await vscode.commands.executeCommand("certificateBrowser.compare");
    assert.deepEqual(picks.offered[0]?.slice(0, 2), ["Under the cursor", name]);
    assert.ok(!picks.offered[1]?.includes(name), "a block is not offered for itself");
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /^Two certificates of different names/);
    assert.match(text, new RegExp(`secrets\\.yaml:${line + 1}`));
    picks.dispose();
    const other = await openYaml();
    other.editor.selection = new vscode.Selection(0, 0, 0, 0);
    const none = answer("compare-tests/old.pem", "compare-tests/renewed.pem");
    await vscode.commands.executeCommand("certificateBrowser.compare");
    assert.ok(!none.offered[0]?.some((label) => label.includes("secrets.yaml")), none.offered[0]?.join("\n"));
  });

  it("offers a block whose base64 is one line as a block, and once", async () => {
    const line = (chain.leaf.match(/[A-Za-z0-9+/=]{60,}|[A-Za-z0-9+/]+={0,2}(?=\n-)/g) ?? []).join("");
    const text = `cert: |\n  -----BEGIN CERTIFICATE-----\n  ${line}\n  -----END CERTIFICATE-----\n`;
    await folder.write("one-line.yaml", text);
    const selection = new vscode.Range(2, 60, 2, 60);
    await vscode.window.showTextDocument(folder.at("one-line.yaml"), { selection });
    const picks = answer("compare-tests/one-line.yaml:2", "compare-tests/old.pem");
    await vscode.commands.executeCommand("certificateBrowser.compare");
    const own = picks.offered[0]?.filter((label) => label.includes("one-line.yaml"));
    assert.deepEqual(own, ["compare-tests/one-line.yaml:2"]);
    assert.ok(!picks.offered[1]?.some((label) => label.includes("one-line.yaml")));
  });

  it("of a certificate's own document: it stands for the certificate", async () => {
    await vscode.commands.executeCommand("certificateBrowser.openPem", refAt(0));
    const uri = vscode.window.activeTextEditor?.document.uri;
    assert.equal(uri?.scheme, "certificate");
    answer(nameOf(refAt(1)));
    const document = await compare(uri);
    for (const ref of [refAt(0), refAt(1)]) assert.ok(document.getText().includes(ref.certificateId));
  });

  it("shows the editor's own diff of the decoded certificates and of the PEM texts by one click", async () => {
    const pair = [folder.at("old.pem"), folder.at("renewed.pem")];
    const document = await compare(pair[0], pair);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
    );
    const expected: readonly (readonly [string, RegExp])[] = [
      ["Show Diff of the Decoded Certificates", /^Subject: CN=compare\.example\.com/],
      ["Show Diff of the PEM Texts", /^-----BEGIN CERTIFICATE-----/],
    ];
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      expected.map(([title]) => title),
    );
    for (const [index, [, content]] of expected.entries()) {
      const command = lenses[index]?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      const input = await eventually("the diff", () => {
        const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
      });
      for (const uri of [input.original, input.modified]) {
        assert.match((await vscode.workspace.openTextDocument(uri)).getText(), content);
      }
    }
  });

  it("is made again by one click where nothing is kept, as when it is reopened later", async () => {
    const pair = [folder.at("old.pem"), refAt(0)];
    const document = await compare(pair[0], pair);
    // What "Reopen Closed Editor" has: the address of a comparison that nothing is known of.
    const uri = document.uri.with({ query: "another/report" });
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /no longer at hand/);
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      uri,
    );
    assert.equal(lens?.command?.title, "Compare Again");
    const again = await compare(...(lens.command.arguments ?? []));
    assert.equal(again.uri.toString(), document.uri.toString());
    assert.equal(again.getText(), document.getText());
    for (const fragment of ["", "{", '{"a":1}']) {
      const other = uri.with({ fragment, query: `${fragment.length}/report` });
      await vscode.workspace.openTextDocument(other);
      const none = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        other,
      );
      assert.deepEqual(none, [], fragment);
    }
  });

  for (const [what, file, told] of [
    ["what has no certificate", "only.key", "There is no certificate in {0} that can be read."],
    ["a file that is gone by then", "gone.pem", "{0} cannot be read: there is no such file any more"],
  ] as const) {
    it(`of ${what} says so in words`, async () => {
      const messages = answerMessages("showInformationMessage");
      cleanUp.push(messages);
      const pair = [folder.at(file), folder.at("old.pem")];
      await vscode.commands.executeCommand("certificateBrowser.compare", pair[0], pair);
      assert.deepEqual(
        messages.shown.map(({ text }) => text.trim()),
        [told.replace("{0}", `compare-tests/${file}`)],
      );
    });
  }
});
