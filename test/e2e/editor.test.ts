import * as assert from "node:assert/strict";
import { join } from "node:path";
import { makeDemoWorkspace } from "../host/demoWorkspace";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor, withEditor } from "./driver";

describe("the editor", () => {
  let workspace: TemporaryFolder;

  before(async () => {
    workspace = await temporaryFolder("workspace");
    await makeDemoWorkspace(workspace.path);
  });
  after(() => workspace.remove());

  describe("with the sandbox account", () => {
    let editor: Editor;

    before(async () => {
      editor = await openEditor({ workspace: join(workspace.path, "good-rsa"), sandbox: true });
      await editor.views.open("Certificates");
    });
    after(() => editor.close());

    it("lists certificates by project and status", async () => {
      const tree = editor.tree("Certificates");
      await tree.expand("Default project");
      await tree.expand("Issued");
      const levels = new Set((await tree.rows()).map(({ level }) => level));
      assert.deepEqual([...levels].sort(), [1, 2, 3]);
      await editor.screenshot("tree-dark");
    });

    it("offers the checks on PEM files of the Explorer", async () => {
      await editor.explorer.open();
      const entries = await editor.explorer.menu("example.com.pem");
      assert.ok(entries.includes("Check Certificate and Key"), entries.join(", "));
      assert.ok(entries.includes("Upload Certificate…"), entries.join(", "));
    });

    it("asks for a new account, and takes no for an answer", async () => {
      await editor.palette.run("Certificates: Add Account…");
      await editor.quickInput.waitFor("A name for the account");
      await editor.quickInput.cancel();
    });
  });

  it("shows the welcome view without an account, in the light theme", () =>
    withEditor({ theme: "light" }, async (editor) => {
      await editor.views.open("Certificates");
      await editor.page.getByRole("button", { name: "Open Sandbox Account" }).waitFor();
      await editor.screenshot("welcome-light");
    }));

  it("speaks Chinese", () =>
    withEditor({ locale: "zh-cn", sandbox: true }, async (editor) => {
      await editor.views.open("证书");
      await editor.tree("证书").item("默认项目");
      await editor.screenshot("tree-zh-cn");
    }));
});
