import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { unwrap } from "../../src/certificates";
import { eventuallyEqual, until } from "../host/eventually";
import { saveScreenshot as pictureAsItIs } from "../host/saveScreenshot";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { type Editor, openEditor, type TreeView } from "./driver";
import { chooseFromContextMenu } from "./driver/contextMenu";
import { type OwnService, startOwnService } from "./ownService";
import { enterAccount, filterBy } from "./steps";

/**
 * What can be done with certificates, click by click. The sandbox's account can do what the China site can, a custom
 * endpoint of API 3.0 what the International site can; beside them is an account of the legacy API.
 */
describe("managing certificates by the mouse", () => {
  let workspace: TemporaryFolder;
  let own: OwnService;
  let editor: Editor;
  let tree: TreeView;

  before(async () => {
    workspace = await temporaryFolder("workspace");
    own = await startOwnService();
    editor = await openEditor({
      workspace: workspace.path,
      sandbox: true,
      // Tall enough for all rows: the editor draws only those in sight.
      size: { width: 1400, height: 1240 },
      settings: { "certificateBrowser.groupBy": [], "certificateBrowser.sortBy": "domain" },
    });
    await editor.views.open("Certificates");
    tree = editor.tree("Certificates");
    await tree.item("shop.example.com");
  });
  after(async () => {
    await editor.close();
    await own.dispose();
    await workspace.remove();
  });

  const manage = ["Edit Alias…", "Move to Project…"];

  it("offers with a certificate what can be done with it", async () => {
    const issued = await tree.menu("pay.example.com");
    for (const entry of [
      ...manage,
      ...["Show Detail", "Mute Expiry Notice", "Download…", "Operation Log…", "Show Bound Resources"],
    ]) {
      assert.ok(issued.includes(entry), `${entry} among ${issued.join(", ")}`);
    }
    assert.ok(!issued.includes("Delete Certificate…"), "a paid certificate cannot be deleted");
    const pending = await tree.menu("new.example.com");
    assert.ok(pending.includes("Check Domain Validation"), pending.join(", "));
    for (const entry of [
      "Download…",
      "Show Bound Resources",
      "Mute Expiry Notice",
      "Copy Certificate (PEM)",
    ]) {
      assert.ok(!pending.includes(entry), `${entry} of an order`);
    }
    await (await tree.item("pay.example.com")).click({ button: "right" });
    await editor.page.locator(".context-view .monaco-menu").waitFor();
    await editor.screenshot("manage-menu-dark");
    await editor.page.keyboard.press("Escape");
  });

  it("edits an alias", async () => {
    await tree.choose("ci.example.org", "Edit Alias…");
    await editor.quickInput.waitFor("it may be empty");
    await editor.screenshot("edit-alias-dark");
    await editor.quickInput.answer("Build server");
    await tree.item(/ci\.example\.org.*Build server/);
  });

  it("moves to a project", async () => {
    await tree.choose("ci.example.org", "Move to Project…");
    await editor.quickInput.entries();
    await editor.screenshot("move-to-project-dark");
    await editor.quickInput.pick("Web shop");
    await said("ci.example.org was moved to Web shop.");
  });

  it("mutes the expiry notice and brings it back", async () => {
    await tree.choose("pay.example.com", "Mute Expiry Notice");
    await said("You will not be reminded of the end of pay.example.com.");
    await menuToOffer("pay.example.com", "Unmute Expiry Notice");
    await tree.choose("pay.example.com", "Unmute Expiry Notice");
    await menuToOffer("pay.example.com", "Mute Expiry Notice");
  });

  it("asks in which form to download", async () => {
    await tree.choose("ci.example.org", "Download…");
    // Beside the choices are their explanations.
    const choices = (await editor.quickInput.entries()).filter((text) => text.endsWith("…"));
    assert.deepEqual(choices, [
      "Save the ZIP Archive…",
      "Unpack into a New Folder…",
      "Save the Public Chain (PEM)…",
    ]);
    await editor.screenshot("download-dark");
    await editor.quickInput.cancel();
  });

  it("shows the operation log", async () => {
    await tree.choose("ci.example.org", "Operation Log…");
    await editor.quickInput.pick("The last 15 days");
    await documentText(editor, /Edit alias/);
    await documentText(editor, /Move to project/);
    await editor.screenshot("operation-log-dark");
  });

  it("shows the bound resources: totals by type and region, then each", async () => {
    await tree.choose("platform.example.com", "Show Bound Resources");
    await documentText(editor, /Cloud resources that use it: \d+/);
    await documentText(editor, /HTTPS switched on/);
    await editor.screenshot("bound-resources-dark");
  });

  it("checks a validation, and shows the record to set", async () => {
    await tree.choose("new.example.com", "Check Domain Validation");
    await documentText(editor, /DNS record to set/);
    await editor.notifications.waitFor("The domain of new.example.com is not validated yet.");
    await editor.screenshot("recheck-validation-dark");
    await said("The domain of new.example.com is not validated yet.");
    await editor.palette.run("View: Close All Editors");
  });

  it("deletes several at once, with one question and one list of what became of them", async () => {
    await selectRows(["ci.example.org", "intranet.example.org", "cdn.example.com", "pay.example.com"]);
    await tree.choose("ci.example.org", "Delete Certificate…");
    const question = await editor.dialog.text();
    assert.match(question, /Delete 3 certificates\?/);
    assert.match(question, /These stay:/);
    await editor.screenshot("delete-several-dark");
    await editor.dialog.press("Delete");
    const outcome = editor.page.locator(".monaco-dialog-box", {
      hasText: "2 of 3 certificates were deleted.",
    });
    await outcome.waitFor();
    assert.match(await editor.dialog.text(), /cdn\.example\.com/);
    await editor.screenshot("deleted-several-dark");
    await editor.page.keyboard.press("Escape");
    await outcome.waitFor({ state: "hidden" });
    await tree.locator.getByRole("treeitem", { name: "ci.example.org" }).waitFor({ state: "detached" });
    await tree.item("cdn.example.com");
  });

  it("offers with an account of the legacy API what that can do, and says why not more", async () => {
    await filterBy(editor, ["Uploaded"]);
    await enterAccount(editor, {
      name: "Old account",
      generation: "Legacy API",
      endpoint: own.sandbox.v2,
      secretId: own.credentials.secretId,
      secretKey: unwrap(own.credentials.secretKey),
    });
    await said("Account “Old account” was added.");
    const old = rowsOf("broken.example.com").nth(1);
    const entries = await menuOf(old);
    for (const entry of [...manage, "Mute Expiry Notice", "Operation Log…", "Show Bound Resources"]) {
      assert.ok(!entries.includes(entry), `${entry} among ${entries.join(", ")}`);
    }
    assert.ok(entries.includes("Download…"), "the public chain can be had");
    await old.hover();
    const tooltip = editor.page.locator(".monaco-hover:visible", { hasText: "Not possible" });
    await tooltip.getByText("need API 3.0").waitFor();
    await pictureAsItIs(editor.page, "legacy-tooltip-dark");
    await editor.page.keyboard.press("Escape");
  });

  it("asks for the project account by account when certificates of two are moved", async () => {
    await own.addTo(editor, "International");
    const rows = rowsOf("broken.example.com");
    const entries = await menuOf(rows.nth(2));
    for (const entry of [...manage, "Operation Log…", "Show Bound Resources", "Delete Certificate…"]) {
      assert.ok(entries.includes(entry), `${entry} among ${entries.join(", ")}`);
    }
    await rows.nth(0).click();
    await rows.nth(2).click({ modifiers: ["ControlOrMeta"] });
    await chooseFromContextMenu(editor.page, rows.nth(2), "Move to Project…");
    await editor.quickInput.waitFor("To which project of Sandbox? (1 selected there)");
    await editor.screenshot("move-of-two-accounts-dark");
    await editor.quickInput.pick("Web shop");
    await editor.quickInput.waitFor("To which project of International? (1 selected there)");
    await editor.quickInput.pick("Mobile API");
    await waitForProject(own, "broken.example.com", "Mobile API");
  });

  function rowsOf(domain: string): Locator {
    return tree.locator.getByRole("treeitem", { name: `Certificate ${domain}` });
  }

  /** Waits for a notification, and makes room for the next. */
  async function said(text: string | RegExp): Promise<string> {
    const notice = await editor.notifications.waitFor(text);
    await editor.palette.run("Notifications: Clear All Notifications");
    return notice;
  }

  /** The editor draws a row anew a moment after it changed, and its menu with it. */
  async function menuToOffer(item: string, entry: string): Promise<void> {
    await until(`${entry} in the menu of ${item}`, async () => (await tree.menu(item)).includes(entry));
  }

  async function selectRows(names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      await (await tree.item(name)).click(index === 0 ? {} : { modifiers: ["ControlOrMeta"] });
    }
  }

  async function menuOf(row: Locator): Promise<readonly string[]> {
    await row.click({ button: "right" });
    const menu = editor.page.locator(".context-view.monaco-menu-container .monaco-menu");
    await menu.waitFor();
    const names = await menu.getByRole("menuitem").locator(".action-label").allInnerTexts();
    await editor.page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    return names.map((name) => name.trim());
  }
});

/** Waits until the document in sight holds the text. The editor draws each word as an element of its own. */
async function documentText(editor: Editor, text: RegExp): Promise<void> {
  const spaced = new RegExp(text.source.replace(/ /g, "\\s"));
  await editor.page.locator(".editor-instance .view-lines").filter({ hasText: spaced }).waitFor();
}

/** Waits until a certificate is in a project, as the service has it. */
async function waitForProject({ client }: OwnService, domain: string, project: string): Promise<void> {
  const read = async () => {
    const page = await client.list({ search: domain }, { index: 0, size: 1 });
    assert.ok(page.ok, JSON.stringify(page));
    return page.value.certificates[0]?.project.name;
  };
  await eventuallyEqual(`the project of ${domain}`, read, project);
}
