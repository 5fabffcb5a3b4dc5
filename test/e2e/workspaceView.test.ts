import * as assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeDemoWorkspace } from "../host/demoWorkspace";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor, withEditor } from "./driver";

describe("the view of the workspace's PEM files", () => {
  let workspace: TemporaryFolder;
  let editor: Editor;

  before(async () => {
    workspace = await temporaryFolder("workspace");
    await makeDemoWorkspace(workspace.path);
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
