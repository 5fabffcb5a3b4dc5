import assert from "node:assert/strict";
import { type ListQuery, unwrap } from "../../src/certificates";
import { eventuallyEqual } from "../host/eventually";
import { saveScreenshot as pictureAsItIs } from "../host/saveScreenshot";
import { type TemporaryFolder, temporaryFolder } from "../host/temporaryFolder";
import { commandTitle, type Locale } from "./detailSteps";
import { type Editor, openEditor, type TreeView } from "./driver";
import { type OwnService, startOwnService } from "./ownService";
import { enterAccount, filterBy } from "./steps";

/** Lines of the checklist, with what the service is asked in the same words. All filters: `filterAgainstService.test.ts`. */
const filters: readonly (readonly [string, ListQuery])[] = [
  ["Hostable", { hostable: true }],
  ["Chinese SM", { chineseSm: true }],
  ["Under review", { statuses: [0] }],
];

/** The choices of "Group By…", with a group of each, and one inside of it. */
const groupings: readonly (readonly [string, readonly [string, string?]])[] = [
  ["Status, then project", ["Issued", "Default project"]],
  ["Project", ["Web shop"]],
  ["Status", ["Issued"]],
  ["Time left", ["Within 30 days"]],
  ["Type", ["Client certificates (CA)"]],
  ["Product or issuer", ["TrustAsia"]],
  ["Tag", ["env: production"]],
  ["Project, then status", ["Web shop", "Issued"]],
  ["No groups", ["shop.example.com"]],
];

/** Looking through an account: find, filter, group, sort; what is remembered, and what is said when that is old. */
describe("browsing certificates", () => {
  let workspace: TemporaryFolder;
  let own: OwnService;
  let editor: Editor;
  let tree: TreeView;

  before(async () => {
    workspace = await temporaryFolder("workspace");
    own = await startOwnService();
    editor = await openEditor({
      workspace: workspace.path,
      theme: "light",
      size: { width: 1280, height: 900 },
    });
    await editor.views.open("Certificates");
    await own.addTo(editor, "Production");
    tree = editor.tree("Certificates");
    await tree.item("Default project");
  });
  after(async () => {
    await editor.close();
    await own.dispose();
    await workspace.remove();
  });

  it("finds while typing, with status and days left, and opens with Enter", async () => {
    await run(editor, "find");
    const box = editor.quickInput.locator;
    const input = box.locator(".quick-input-box input");
    await editor.quickInput.waitFor("Domain, alias or ID");
    await input.fill("shop");
    const first = box.locator(".monaco-list-row").first();
    await first.filter({ hasText: "shop.example.com" }).waitFor();
    assert.match(await first.innerText(), /Issued · expires in \d+ days/);
    await editor.screenshot("find-light");
    await input.press("Enter");
    await editor.webview().getByRole("heading", { name: "shop.example.com", exact: true }).waitFor();
    await editor.palette.run("View: Close All Editors");
  });

  it("filters by a checklist, says so above the tree, and clears with one click", async () => {
    await groupBy(editor, "Type");
    await run(editor, "filter");
    await editor.quickInput.entries();
    await editor.screenshot("filter-list-light");
    await editor.quickInput.cancel();
    for (const [label, query] of filters) {
      const all = await countOf({});
      const expected = await countOf(query);
      assert.ok(expected > 0 && expected < all, `${label}: ${expected} of ${all}`);
      await filterBy(editor, [label]);
      await waitForMessage(tree, new RegExp(`^Filter: ${label}$`));
      await waitForCount(tree, expected, label);
      await clearWithOneClick(editor, tree);
      await waitForCount(tree, all, "all of them");
    }
  });

  it("shows all of the filter where the sidebar is narrow, whatever is hovered", async () => {
    await filterBy(editor, ["Waiting to be issued", "Server certificate (SVR)", "Web shop"]);
    const text = /^Filter: Server certificate \(SVR\), Project Web shop, Waiting to be issued$/;
    await waitForMessage(tree, text);
    await editor.screenshot("filtered-light");
    await resizeSidebar(editor, 230);
    await editor.page.locator(".sidebar .pane-header").first().hover();
    await pictureAsItIs(editor.page, "filtered-narrow-light");
    await waitForMessage(tree, text);
    assert.ok(await isWholeInSight(tree), "a part of the filter is cut off");
    await resizeSidebar(editor, 350);
    await clearWithOneClick(editor, tree);
  });

  for (const [choice, group] of groupings) {
    it(`groups by: ${choice}`, async () => {
      await groupBy(editor, choice);
      const [outer, inner] = group;
      await rowAt(tree, 1, outer).waitFor();
      if (inner !== undefined) await rowAt(tree, 2, inner).waitFor();
      await editor.screenshot(`group-${choice.toLowerCase().replace(/\W+/g, "-")}-light`);
    });
  }

  it("sorts by domain, by creation and by expiry", async () => {
    const firstAfter = async (choice: string, label: string) => {
      await run(editor, "sortBy");
      await editor.quickInput.pick(choice);
      await tree.locator.locator("[role=treeitem]").first().filter({ hasText: label }).waitFor();
    };
    const all = await own.client.list({}, { index: 0, size: 1000 });
    assert.ok(all.ok);
    const newest = [...all.value.certificates].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))[0];
    assert.ok(newest);
    await firstAfter("Domain, A to Z", "*.beta.example.com");
    await firstAfter("Created, newest first", newest.domain);
    await firstAfter("Expiry, soonest first", "expired");
  });

  it("hides expired certificates, and shows them again", async () => {
    const expired = tree.locator.getByRole("treeitem", { name: /expired/ });
    await run(editor, "hideExpired");
    await expired.first().waitFor({ state: "detached" });
    await run(editor, "showExpired");
    await expired.first().waitFor();
    await groupBy(editor, "Project, then status");
  });

  it("says by how much the clock is wrong", async () => {
    own.sandbox.control.set({ clockSkew: 432 });
    await run(editor, "refresh");
    const problem = await tree.item(/7 min 1\d s behind/);
    await editor.screenshot("clock-skew-light");
    own.sandbox.control.set({ clockSkew: 0 });
    await problem.click();
    await problem.waitFor({ state: "detached" });
  });

  it("offers of the filters what an account of the legacy API can tell, and asks it for domains", async () => {
    await enterAccount(editor, {
      name: "Old account",
      generation: "Legacy API",
      endpoint: own.sandbox.v2,
      secretId: own.credentials.secretId,
      secretKey: unwrap(own.credentials.secretKey),
    });
    await tree.item("Old account");
    await filterBy(editor, ["Usable for a domain…"]);
    await editor.quickInput.waitFor("Shows the certificates that can be used for this host name.");
    await editor.quickInput.answer("www.example.org");
    await waitForMessage(tree, /^Filter: Usable for www\.example\.org$/);
    await groupBy(editor, "No groups");
    // One in each account.
    await tree.locator
      .getByRole("treeitem", { name: /\*\.example\.org/ })
      .nth(1)
      .waitFor();
    assert.equal(await tree.locator.getByRole("treeitem", { name: /^Certificate / }).count(), 2);
    await editor.screenshot("usable-for-domain-light");
    await clearWithOneClick(editor, tree);
    await groupBy(editor, "Project, then status");
  });

  it("shows the last list at once after a start, marked with its age, and keeps the filter just set", async () => {
    await filterBy(editor, ["Expiring"]);
    await waitForMessage(tree, /^Filter: Expiring$/);
    await own.sandbox.dispose();
    await editor.reload();
    await waitForMessage(tree, /^Filter: Expiring/);
    await tree.item(/Account Production.*as of .* ago, refresh failed/);
    await tree.item("Web shop");
    await editor.screenshot("listing-of-an-earlier-start-light");
  });

  async function countOf(query: ListQuery): Promise<number> {
    const page = await own.client.list(query, { index: 0, size: 1 });
    assert.ok(page.ok, JSON.stringify(page));
    return page.value.total;
  }
});

describe("browsing certificates in Chinese", () => {
  let editor: Editor;
  let tree: TreeView;

  before(async () => {
    editor = await openEditor({ sandbox: true, theme: "dark", locale: "zh-cn" });
    await editor.views.open("证书");
    tree = editor.tree("证书");
    await tree.item("默认项目");
  });
  after(() => editor.close());

  it("finds, filters and groups in the user's words", async () => {
    await run(editor, "find", "zh-cn");
    await editor.quickInput.locator.locator(".quick-input-box input").fill("pay");
    const found = editor.quickInput.locator.locator(".monaco-list-row").first();
    await found.filter({ hasText: "pay.example.com" }).waitFor();
    assert.match(await found.innerText(), /已颁发/);
    await editor.screenshot("find-zh-cn");
    await editor.quickInput.cancel();

    await run(editor, "filter", "zh-cn");
    await editor.quickInput.entries();
    await editor.screenshot("filter-list-zh-cn");
    await editor.quickInput.cancel();
    await filterBy(editor, ["即将过期"], "zh-cn");
    await waitForMessage(tree, /筛选.*即将过期/);

    await run(editor, "groupBy", "zh-cn");
    await editor.quickInput.pick("标签");
    await tree.expand("env: production");
    await (await tree.item("shop.example.com")).hover();
    const tooltip = editor.page.locator(".monaco-hover:visible", { hasText: "shop.example.com" });
    await tooltip.getByText("已颁发", { exact: true }).waitFor();
    await tooltip.getByText("服务器证书", { exact: false }).first().waitFor();
    await pictureAsItIs(editor.page, "filtered-zh-cn");
  });
});

/** Runs a command of the extension through the palette. */
async function run(editor: Editor, command: string, locale: Locale = "en"): Promise<void> {
  await editor.palette.run(await commandTitle(command, locale));
}

async function groupBy(editor: Editor, choice: string): Promise<void> {
  await run(editor, "groupBy");
  await editor.quickInput.locator
    .locator(".monaco-list-row", { has: editor.page.getByText(choice, { exact: true }) })
    .first()
    .click();
}

function rowAt(tree: TreeView, level: number, label: string) {
  return tree.locator.locator(`[role=treeitem][aria-level='${level}']`, { hasText: label }).first();
}

/** Waits until the line above the tree reads so. */
async function waitForMessage(tree: TreeView, text: RegExp): Promise<void> {
  await messageOf(tree).filter({ hasText: text }).waitFor();
}

function messageOf(tree: TreeView) {
  return tree.locator.locator(".message");
}

/** Whether nothing of the line above the tree lies outside of it. */
async function isWholeInSight(tree: TreeView): Promise<boolean> {
  return await messageOf(tree).evaluate(
    (line) => line.scrollWidth <= line.clientWidth && line.scrollHeight <= line.clientHeight,
  );
}

async function clearWithOneClick(editor: Editor, tree: TreeView): Promise<void> {
  const header = editor.page.locator(".sidebar .pane-header").first();
  await header.hover();
  await header.getByRole("button", { name: "Clear Filter", exact: true }).click();
  await messageOf(tree).filter({ hasText: "Filter" }).waitFor({ state: "hidden" });
}

/** How many certificates a tree shows that is grouped by one level: the groups' numbers added up, read in one moment. */
async function waitForCount(tree: TreeView, expected: number, what: string): Promise<void> {
  const descriptions = tree.locator.locator("[role=treeitem][aria-level='1'] .label-description");
  const count = async () =>
    (await descriptions.allInnerTexts()).reduce((sum, text) => sum + (Number.parseInt(text, 10) || 0), 0);
  await eventuallyEqual(what, count, expected);
}

/** Drags the sidebar's edge. */
async function resizeSidebar({ page }: Editor, width: number): Promise<void> {
  const box = await page.locator(".part.sidebar").boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 5 });
  await page.mouse.up();
}
