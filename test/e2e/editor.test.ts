import * as assert from "node:assert/strict";
import { join } from "node:path";
import { demoWorkspace } from "../host/demoWorkspace";
import type { TemporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor, withEditor } from "./driver";

describe("the editor", () => {
  let workspace: TemporaryFolder;

  before(async () => {
    workspace = await demoWorkspace();
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

    it("has in the palette what its accounts can carry out", async () => {
      await editor.views.open("Certificates");
      await editor.tree("Certificates").item("Default project");
      const offered = await paletteEntries(editor, "Certificates: ");
      await editor.screenshot("palette-dark");
      for (const title of offered) assert.match(title, /^Certificates: /);
      assert.ok(!offered.includes("Certificates: Clear Filter"), "nothing is filtered");
      const search = editor.quickInput.locator.locator(".quick-input-box input");
      // The sandbox has no page in the console, so the one other command of these words is found.
      await search.fill(">Certificates: Open");
      await editor.quickInput.locator.locator(".monaco-list-row", { hasText: "as PEM" }).first().waitFor();
      const open = await editor.quickInput.entries();
      assert.ok(!open.some((title) => /Console/.test(title)), open.join(", "));
      await editor.quickInput.cancel();
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
      const offered = await paletteEntries(editor, "证书: ");
      // Below each title the editor shows the English one, and its own commands for the views have no other here.
      const chinese = offered.filter((title) => title.startsWith("证书: ") && !title.includes("Focus on"));
      assert.ok(chinese.length > 2, offered.join(", "));
      for (const title of chinese) assert.match(title, /^证书: \P{ASCII}/u);
      await editor.screenshot("palette-zh-cn");
    }));
});

/** Opens the palette and gives the titles in sight of what is found. */
async function paletteEntries({ page, quickInput }: Editor, search: string): Promise<readonly string[]> {
  await page.keyboard.press("F1");
  await quickInput.locator.locator(".quick-input-box input").fill(`>${search}`);
  await quickInput.locator.locator(".monaco-list-row", { hasText: search }).first().waitFor();
  return await quickInput.entries();
}
