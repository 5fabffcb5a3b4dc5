import * as assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import * as vscode from "vscode";
import type { TestApi } from "../../src/extension";
import { eventually, until } from "../host/eventually";
import { activatedApi } from "./extensionUnderTest";
import { type SampleChain, sampleChain } from "./support/chain";
import { PemFolder } from "./support/pemFolder";
import { agree, press, readReports } from "./support/reportReader";
import { openSandboxAccount, removeAccounts } from "./support/sandboxAccount";
import { answerMessages, stubWindow } from "./support/stubs";

/** Key and certificate find each other wherever they are in the workspace. */
describe("the other half of a pair", () => {
  let api: TestApi;
  let chain: SampleChain;
  let stranger: SampleChain;
  let folder: PemFolder;
  const cleanUp: vscode.Disposable[] = [];

  before(async () => {
    api = await activatedApi();
    await openSandboxAccount(api);
    [chain, stranger] = await Promise.all([sampleChain("pairs"), sampleChain("strangers")]);
  });
  beforeEach(async () => {
    folder = new PemFolder("pair-tests");
    await folder.write("certs/site.crt", chain.leaf + chain.intermediate);
  });
  afterEach(async () => {
    for (const item of cleanUp.splice(0).reverse()) item.dispose();
    await folder.clear();
  });
  after(() => removeAccounts(api));

  /** The choices offered when one half is to be uploaded; then the user stops. */
  async function offered(name: string): Promise<readonly string[]> {
    let shown: readonly string[] | undefined;
    const pick = async (items: readonly vscode.QuickPickItem[]) => {
      shown = items.map(({ label, description }) => [label, description].join(" ").trim());
      return undefined;
    };
    cleanUp.push(
      answerMessages("showInformationMessage"),
      stubWindow("showQuickPick", pick as unknown as typeof vscode.window.showQuickPick),
    );
    await vscode.commands.executeCommand("certificateBrowser.upload", folder.at(name));
    assert.ok(shown, "nothing was offered");
    return shown.filter((label) => label !== "Choose a file…");
  }

  it("is found in another folder, among keys of others, also in capitals", async () => {
    await folder.write("secrets/deep/down/SITE.KEY", chain.key);
    for (let index = 0; index < 20; index += 1) {
      await folder.write(`secrets/other-${index}.key`, index % 2 === 0 ? chain.otherKey : stranger.key);
    }
    assert.deepEqual(await offered("certs/site.crt"), ["pair-tests/secrets/deep/down/SITE.KEY matches"]);
  });

  it("is found the other way round: the certificate of a key", async () => {
    await folder.write("secrets/site.key", chain.key);
    await folder.write("certs/stranger.crt", stranger.leaf);
    assert.deepEqual(await offered("secrets/site.key"), ["pair-tests/certs/site.crt matches"]);
  });

  it("may be an encrypted key, which is offered as such and not asked about", async () => {
    const cipher = { cipher: "aes-256-cbc", passphrase: "secret", type: "pkcs8", format: "pem" } as const;
    await folder.write("locked.key", createPrivateKey(chain.otherKey).export(cipher).toString());
    await folder.write("site.key", chain.key);
    const noBox = async () => assert.fail("a key that was not chosen was asked about");
    cleanUp.push(stubWindow("showInputBox", noBox as typeof vscode.window.showInputBox));
    assert.deepEqual(await offered("certs/site.crt"), [
      "pair-tests/site.key matches",
      "pair-tests/locked.key encrypted; compared once the passphrase is known",
    ]);
  });

  for (const section of ["files", "search"] as const) {
    it(`is not looked for where ${section}.exclude says so`, async () => {
      await folder.write("private/site.key", chain.key);
      await folder.write("public/site.key", chain.key);
      const settings = vscode.workspace.getConfiguration(section);
      const excluded = { ...settings.get<object>("exclude"), "**/{private,hidden}": true };
      await settings.update("exclude", excluded, vscode.ConfigurationTarget.Global);
      try {
        assert.deepEqual(await offered("certs/site.crt"), ["pair-tests/public/site.key matches"]);
      } finally {
        await settings.update("exclude", undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }

  it("is found though git ignores it, and never in packages", async () => {
    await folder.write(".gitignore", "*.key\n");
    await folder.write("site.key", chain.key);
    await folder.write("node_modules/package/site.key", chain.key);
    assert.deepEqual(await offered("certs/site.crt"), ["pair-tests/site.key matches"]);
  });

  it("is found quickly among 10,000 files", async function () {
    this.timeout(120_000);
    await folder.write("secrets/site.key", chain.key);
    for (let part = 0; part < 100; part += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          folder.write(`src/${part}/file-${index}.ts`, "export {};\n"),
        ),
      );
    }
    for (let index = 0; index < 100; index += 1) await folder.write(`keys/${index}.key`, stranger.key);
    const start = performance.now();
    assert.deepEqual(await offered("certs/site.crt"), ["pair-tests/secrets/site.key matches"]);
    const took = performance.now() - start;
    console.log(`      found in ${took.toFixed(0)} ms`);
    assert.ok(took < 5000, `it took ${took} ms`);
  });

  /** What the lens of a certificate says of its key. */
  async function keyLens(name = "certs/site.crt"): Promise<string | undefined> {
    const document = await vscode.workspace.openTextDocument(folder.at(name));
    await vscode.window.showTextDocument(document);
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      100,
    );
    return found.map(({ command }) => command?.title ?? "").find((title) => title.includes("key:"));
  }
  const noKey = async () => (await keyLens()) === undefined;

  /** Waits until the workspace has been read: what comes then is told by the editor's watcher. */
  async function whenFollowed(): Promise<void> {
    await folder.write("known.crt", stranger.leaf);
    await folder.write("known.key", stranger.key);
    await until("another pair", async () => (await keyLens("known.crt")) !== undefined);
    await until("no key", noKey);
  }

  it("is said by the lens, also when it comes later, and until it goes", async () => {
    await whenFollowed();
    await folder.write("later/site.key", chain.key);
    assert.match(await eventually("the key", () => keyLens()), /key: pair-tests\/later\/site\.key$/);
    await vscode.workspace.fs.delete(folder.at("later"), { recursive: true });
    await until("no key again", noKey);
  });

  it("is said though hundreds of files come with it, and whatever is in its name", async () => {
    await whenFollowed();
    const others = Array.from({ length: 400 }, (_, index) => folder.write(`many/${index}.key`, stranger.key));
    await Promise.all([...others, folder.write("many/{its} [own],1.key", chain.key)]);
    const start = performance.now();
    assert.match(
      await eventually("the key", () => keyLens()),
      /key: pair-tests\/many\/\{its\} \[own\],1\.key$/,
    );
    console.log(`      found after ${(performance.now() - start).toFixed(0)} ms`);
  });

  it("is uploaded with it, once it was agreed to", async () => {
    await folder.write("site.key", chain.key);
    const pick = async (items: readonly vscode.QuickPickItem[]) => items[0];
    const reports = readReports(press("checkAgain"), agree());
    cleanUp.push(
      answerMessages("showInformationMessage"),
      stubWindow("showQuickPick", pick as unknown as typeof vscode.window.showQuickPick),
      reports,
    );
    await vscode.commands.executeCommand("certificateBrowser.upload", folder.at("certs/site.crt"));
    assert.equal(reports.models.length, 2, "the key found is kept when it is checked again");
    assert.ok(reports.closed());
  });
});
