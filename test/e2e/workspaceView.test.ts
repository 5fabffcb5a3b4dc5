import * as assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keyPem, makeChain, testKey } from "../fixtures/makeCertificates";
import { demoWorkspace } from "../host/demoWorkspace";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor, withEditor } from "./driver";

describe("the view of the workspace's PEM files", () => {
  let workspace: TemporaryFolder;
  let editor: Editor;

  before(async () => {
    workspace = await demoWorkspace();
    editor = await openEditor({ workspace: workspace.path, sandbox: true });
    await editor.views.open("Certificates");
    await editor.views.unfold("PEM Files");
    await editor.views.fold("Certificates");
  });
  after(async () => {
    await editor.close();
    await workspace.remove();
  });

  const files = () => editor.tree("PEM Files");

  it("lists them with what they cover, for how long, and where their keys are", async () => {
    await files().item("example.com.pem");
    const rows = new Map((await files().rows()).map(({ label, description }) => [label, description]));
    assert.match(
      rows.get("example.com.pem") ?? "",
      /^(89|90) days left · example\.com · key: example\.com\.key · good-rsa$/,
    );
    assert.match(rows.get("old.example.com.pem") ?? "", /expired/);
    await editor.screenshot("pem-files-dark");
  });

  it("opens a file at the block one clicks", async () => {
    await files().expand("example.org.crt");
    await files().click("example.org (certificate)");
    await editor.page.getByRole("tab", { name: /example\.org\.crt/ }).waitFor();
    await editor.screenshot("pem-files-open-dark");
  });

  it("offers what can be done with a file, and does it", async () => {
    const certificate = await files().menu("example.org.crt");
    assert.deepEqual(certificate, ["Upload Certificate…", "Check Certificate and Key", "Compare With…"]);
    const key = await files().menu("example.org.key");
    assert.deepEqual(key, ["Upload Certificate…", "Check Certificate and Key"]);
    await files().choose("example.org.crt", "Check Certificate and Key");
    await editor.quickInput.pick("good-ec/example.org.key");
    await editor.notifications.waitFor(/example\.org/);
  });

  it("follows the files on disk", async () => {
    const row = await files().item("old.example.com.pem");
    await rm(join(workspace.path, "expired/old.example.com.pem"));
    await row.waitFor({ state: "detached" });
  });

  it("tells apart files of one name in several folders, and pairs them across folders", async () => {
    const several = await temporaryFolder("several");
    try {
      const file = await makeTwoFolders(several.path);
      await withEditor({ workspace: file, theme: "light" }, async (window) => {
        await window.views.open("Certificates");
        await window.views.unfold("PEM Files");
        const tree = window.tree("PEM Files");
        await tree.item(/server\.crt.*one\.example\.com.*key: two\/server\.key.*one/);
        await tree.item(/server\.crt.*two\.example\.com.*key: one\/server\.key.*two/);
        await tree.click(/server\.crt.*one\.example\.com/);
        const lens = window.page.locator(".codelens-decoration", { hasText: "one.example.com" });
        await lens.getByText(/key: two\/server\.key/).waitFor();
        await window.screenshot("pem-files-two-folders-light");
      });
    } finally {
      await several.remove();
    }
  });

  it("says what it would show where there is nothing, in Chinese", async () => {
    const empty = await temporaryFolder("empty");
    try {
      await withEditor({ workspace: empty.path, locale: "zh-cn", theme: "light" }, async (chinese) => {
        await chinese.views.open("证书");
        await chinese.page.getByText("打开沙箱账号").waitFor();
        await chinese.views.unfold("PEM 文件");
        await chinese.page.getByText("此工作区中没有证书或私钥").waitFor();
        await chinese.screenshot("pem-files-empty-zh-cn");
      });
    } finally {
      await empty.remove();
    }
  });
});

/** A workspace of two folders, each with the certificate whose key is in the other. */
async function makeTwoFolders(path: string): Promise<string> {
  const keys = { one: await testKey("P-256", "one"), two: await testKey("P-256", "two") };
  const chain = await makeChain("P-256");
  for (const [folder, other] of [
    ["one", "two"],
    ["two", "one"],
  ] as const) {
    await mkdir(join(path, folder));
    const name = `${folder}.example.com`;
    const leaf = chain.issueLeaf({ subject: name, names: [name], key: keys[folder] });
    await writeFile(join(path, folder, "server.crt"), leaf.pem + chain.intermediate.pem);
    await writeFile(join(path, folder, "server.key"), keyPem(keys[other]));
  }
  const file = join(path, "both.code-workspace");
  await writeFile(file, JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }));
  return file;
}
