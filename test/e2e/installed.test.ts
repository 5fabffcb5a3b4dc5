import assert from "node:assert/strict";
import { demoWorkspace } from "../host/demoWorkspace";
import { installPackagedExtension } from "../host/installedBuild";
import type { TemporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor } from "./driver";
import { openFolder, uploadByRightClick } from "./steps";

/** What `npm run package` wrote, in a clean editor: nothing of this checkout is used. */
describe("the packaged extension, installed", () => {
  let extensions: TemporaryFolder;
  let workspace: TemporaryFolder;
  let editor: Editor;

  before(async () => {
    extensions = await installPackagedExtension();
    workspace = await demoWorkspace();
    editor = await openEditor({
      workspace: workspace.path,
      extensionPath: null,
      extensionsFolder: extensions.path,
    });
  });
  after(async () => {
    await editor.close();
    await workspace.remove();
    await extensions.remove();
  });

  it("introduces itself: a walkthrough with pictures, and a page without broken ones", async () => {
    const { page, palette, quickInput, views } = editor;
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    // In a narrow window the editor leaves the pictures out.
    await page.setViewportSize({ width: 1800, height: 1000 });
    await palette.run("Welcome: Open Walkthrough...");
    await quickInput.answer("Get Started with Tencent Cloud SSL Certificates");
    const picture = page.locator(".getting-started-media img, .getting-started-media .image").first();
    await picture.waitFor();
    await page.getByRole("button", { name: "Open Sandbox Account" }).first().waitFor();
    await page.waitForFunction(
      "[...document.querySelectorAll('.getting-started-media img')].some((image) => image.naturalWidth > 100)",
    );
    await editor.screenshot("walkthrough-dark");
    await page.setViewportSize(size);

    await views.open("Extensions");
    await page
      .locator(".extensions-list .monaco-list-row", { hasText: "Certificate Browser" })
      .first()
      .click();
    const readme = editor.webview();
    await readme.getByRole("heading", { name: "What it does" }).waitFor();
    assert.equal(await readme.locator("img").count(), 0);
    await editor.screenshot("extension-page-dark");
  });

  it("does the whole job from the welcome view on", async () => {
    await editor.views.open("Certificates");
    await editor.page.getByRole("button", { name: "Open Sandbox Account" }).click();
    const tree = editor.tree("Certificates");
    await tree.expand("Default project");
    await tree.expand("Issued");
    await tree.click("www.example.com");
    await editor.webview().locator("#chain").getByText("every signature verified").waitFor();

    await openFolder(editor, "good-ec");
    await editor.explorer.select(["example.org.crt", "example.org.key"]);
    await uploadByRightClick(editor, "example.org.crt", { project: "Web shop", alias: "from the package" });
    const item = await tree.item(/example\.org.*from the package/);
    await editor.screenshot("installed-dark");
    await tree.choose(/example\.org.*from the package/, "Delete Certificate…");
    await editor.dialog.press("Delete");
    await item.waitFor({ state: "detached" });
  });
});
