import * as assert from "node:assert/strict";
import { makeDemoWorkspace } from "../host/demoWorkspace";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor } from "./driver";
import { openFolder, uploadByRightClick } from "./steps";

/** What the product is for, from the first look at the tree to an uploaded certificate and its deletion. */
describe("the main job, on the sandbox account", () => {
  let workspace: TemporaryFolder;
  let editor: Editor;

  before(async () => {
    workspace = await temporaryFolder("workspace");
    await makeDemoWorkspace(workspace.path);
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

  it("recognises the same certificate in the account before it is sent again", async () => {
    await editor.explorer.open();
    await editor.explorer.select(["example.com.pem", "example.com.key"]);
    await editor.explorer.choose("example.com.pem", "Upload Certificate…");
    assert.match(await editor.dialog.text(), /example\.com is in Sandbox already/);
    await editor.screenshot("already-there-dark");
    await editor.dialog.press("Show It");
    await editor.webview().getByRole("heading", { name: "example.com", exact: true }).waitFor();
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

  it("puts a chain in the wrong order right by itself, and asks to accept what it warns of", async () => {
    await openFolder(editor, "wrong-order");
    await editor.explorer.select(["shop.example.com.pem", "shop.example.com.key"]);
    await uploadByRightClick(editor, "shop.example.com.pem", {
      project: "Mobile API",
      alias: "was out of order",
      accept: "Accept the Warning and Upload",
      screenshot: "wrong-order-dark",
    });
    await editor.tree("Certificates").item(/shop\.example\.com.*was out of order/);
  });

  it("stops a mismatched pair before anything is sent, and names the files", async () => {
    await openFolder(editor, "mismatch");
    await editor.explorer.select(["example.net.pem", "example.net.key"]);
    await editor.explorer.choose("example.net.pem", "Upload Certificate…");
    const refusal = await editor.dialog.text();
    assert.match(refusal, /Nothing was uploaded/);
    assert.match(refusal, /example\.net\.key/);
    await editor.screenshot("mismatch-dark");
    await editor.dialog.cancel();
  });

  it("asks for the passphrase of an encrypted key, and says when it is wrong", async () => {
    await openFolder(editor, "encrypted-key");
    await editor.explorer.select(["vault.example.com.pem", "vault.example.com.key"]);
    await editor.explorer.choose("vault.example.com.pem", "Upload Certificate…");
    await editor.quickInput.waitFor("vault.example.com.key");
    await editor.quickInput.waitForMask();
    await editor.quickInput.answer("not the passphrase");
    await editor.quickInput.waitFor("wrong");
    await editor.screenshot("passphrase-dark");
    await editor.quickInput.cancel();
  });
});
