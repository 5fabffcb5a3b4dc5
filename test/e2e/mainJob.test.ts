import * as assert from "node:assert/strict";
import { demoWorkspace } from "../host/demoWorkspace";
import type { TemporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor } from "./driver";
import { openFolder, uploadByRightClick } from "./steps";

/** What the product is for, from the first look at the tree to an uploaded certificate and its deletion. */
describe("the main job, on the sandbox account", () => {
  let workspace: TemporaryFolder;
  let editor: Editor;

  before(async () => {
    workspace = await demoWorkspace();
    editor = await openEditor({ workspace: workspace.path, sandbox: true });
  });
  after(async () => {
    await editor.close();
    await workspace.remove();
  });

  it("shows a certificate's detail and its chain", async () => {
    await editor.views.open("Certificates");
    const tree = editor.tree("Certificates");
    await tree.expand("Default project");
    await tree.expand("Issued");
    await tree.click("www.example.com");
    const panel = editor.webview();
    await panel.getByRole("heading", { name: "www.example.com" }).waitFor();
    const links = panel.locator("ol.chain > li");
    assert.equal(await links.count(), 3, "leaf, intermediate, root");
    await editor.palette.run("Notifications: Clear All Notifications");
    await editor.screenshot("tree-and-detail-dark");
    await links.first().locator("summary, button[aria-expanded]").first().click();
    await links.first().getByText("Serial number", { exact: true }).waitFor();
    await editor.screenshot("detail-dark");
  });

  it("uploads a pair chosen in the Explorer, and shows it in the tree", async () => {
    await openFolder(editor, "good-rsa");
    await editor.explorer.select(["example.com.pem", "example.com.key"]);
    await uploadByRightClick(editor, "example.com.pem", {
      project: "Web shop",
      alias: "uploaded by hand",
      screenshot: "upload-dark",
    });
    await editor.notifications.waitFor("example.com was uploaded to");
    const tree = editor.tree("Certificates");
    const item = await tree.item(/example\.com.*uploaded by hand/);
    assert.equal(await item.getAttribute("aria-selected"), "true");
    await editor.screenshot("uploaded-dark");
  });

  it("deletes it again after one question that names it", async () => {
    await editor.views.open("Certificates");
    const tree = editor.tree("Certificates");
    await tree.choose(/example\.com.*uploaded by hand/, "Delete Certificate…");
    const question = await editor.dialog.text();
    assert.match(question, /example\.com/);
    assert.match(question, /Web shop/);
    await editor.screenshot("delete-dark");
    await editor.dialog.press("Delete");
    await editor.notifications.waitFor(/deleted/);
    await tree.locator.getByRole("treeitem", { name: /uploaded by hand/ }).waitFor({ state: "detached" });
  });
});
