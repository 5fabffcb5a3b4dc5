import assert from "node:assert/strict";
import { Status } from "../../src/certificates";
import { makeEntry } from "../../src/sandbox/records/entry";
import { detailFrame, textOf } from "./detailSteps";
import { type Editor, openEditor } from "./driver";
import { hostileTexts } from "./hostileTexts";
import { type OwnService, startOwnService } from "./ownService";

const day = 24 * 60 * 60 * 1000;
const unreadable = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

/** Attacks of each sort, as aliases: a script, a picture, a command, an icon, what turns a line around, a long line. */
const aliases = [
  "<script>globalThis.owned=1</script>",
  "<img src=x onerror=globalThis.owned=1>",
  "[click](command:workbench.action.quit)",
  "$(trash) $(error) gone",
  "invoice\u202Egnp.exe",
  "\u001B[31mred\u001B[0m\u0000",
  "ALIAS".repeat(2000),
];

/** Records of a hostile service in all places of the editor's window where they are shown. */
describe("records of a hostile service", () => {
  let service: OwnService;
  let editor: Editor;

  before(async () => {
    assert.ok(hostileTexts.length > 300);
    const now = Date.now();
    const base = { status: Status.issued, source: "upload", createdAt: now, notBefore: now - day } as const;
    const entries = aliases.map((alias, index) =>
      makeEntry({
        ...base,
        id: `Hostile${index}`,
        domain: `evil${index}.example.com`,
        names: [`evil${index}.example.com`],
        alias,
        tags: [{ key: alias.slice(0, 100), value: alias.slice(0, 100) }],
        notAfter: now + 90 * day,
        pem: unreadable,
      }),
    );
    const lookAlike = "\u0430pple.example.com";
    service = await startOwnService([
      ...entries,
      makeEntry({
        ...base,
        id: "LookLike",
        domain: lookAlike,
        names: [lookAlike],
        notAfter: now + 90 * day,
        pem: unreadable,
      }),
    ]);
    editor = await openEditor({
      settings: { "certificateBrowser.groupBy": [] },
      size: { width: 1400, height: 1300 },
    });
    await editor.views.open("Certificates");
    await service.addTo(editor, "Production");
  });

  after(async () => {
    await editor?.close();
    await service?.dispose();
  });

  it("stand in the tree and its tooltips as text", async () => {
    const { page } = editor;
    for (const index of aliases.keys()) {
      const row = await editor.tree("Certificates").item(`evil${index}.example.com`);
      await row.hover();
      const hover = page.locator(".workbench-hover:visible", { hasText: `evil${index}` });
      await hover.waitFor();
      assert.equal(await hover.locator("a, img, script, .codicon-trash").count(), 0);
      assert.doesNotMatch((await hover.textContent()) ?? "", unseen);
      await page.mouse.move(1, 1);
      await hover.waitFor({ state: "hidden" });
    }
    assert.equal(await page.evaluate("'owned' in globalThis"), false);
  });

  it("stand in the list of what is found as text", async () => {
    await editor.palette.run("Certificates: Find Certificate…");
    const box = editor.quickInput.locator;
    await box.locator(".quick-input-box input").fill("evil");
    await box.locator(".monaco-list-row", { hasText: "evil0.example.com" }).waitFor();
    const list = box.locator(".quick-input-list");
    assert.equal(await list.locator(".codicon-trash, .codicon-error, a[href], img, script").count(), 0);
    assert.match((await list.textContent()) ?? "", /\$\(trash\)/);
    assert.doesNotMatch((await list.textContent()) ?? "", unseen);
    await editor.screenshot("hostile-find-dark");
    await editor.quickInput.cancel();
  });

  it("have a panel, though their PEM cannot be read", async () => {
    for (const index of aliases.keys()) {
      await editor.tree("Certificates").click(`evil${index}.example.com`);
      const panel = await detailFrame(editor.page, `evil${index}.example.com`);
      assert.match(await textOf(panel, "#chain"), /The certificate's PEM cannot be read/);
      assert.match(await textOf(panel, ".state"), /Its chain does not hold/);
      assert.ok((await textOf(panel, "#facts")).includes(`Hostile${index}`));
      assert.doesNotMatch(await textOf(panel, "main"), unseen);
      assert.equal(await panel.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"), true);
      assert.equal(await panel.evaluate("'owned' in globalThis"), false);
    }
    await editor.screenshot("hostile-panel-dark");
  });

  it("whose name looks like another one say so first", async () => {
    await editor.tree("Certificates").click(/LookLike|\u0430pple/);
    const panel = await detailFrame(editor.page, "\u0430pple.example.com");
    await panel.locator(".notice", { hasText: "This name may look like another one" }).waitFor();
    await editor.screenshot("hostile-look-alike-dark");
  });
});

/** Characters that are not seen or turn the text around. */
const unseen = /[\p{Bidi_Control}\u200B\uFEFF]|(?![\n\t])\p{Cc}/u;
