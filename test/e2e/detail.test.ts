import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import type { Theme } from "../host/editor/settings";
import { assertAccessible, openDetail, textOf } from "./detailSteps";
import { type Editor, openEditor } from "./driver";

/** Certificates of the sandbox, one for each thing the panel has to say, and words that find each of them. */
const cases: Readonly<Record<string, string | Readonly<Record<Look["locale"], string>>>> = {
  valid: "Company site",
  expiring: "shop.example.com",
  expired: "Old site",
  "pending-dv": "New site",
  "ov-waiting": "partner.example.net",
  sm2: "国密证书",
  "ca-certificate": "mTLS clients",
  "broken-chain": "Wrong intermediate",
  "incomplete-chain": "Without intermediate",
  unfinished: { en: "Waiting for documents (free certificate)", "zh-cn": "免费证书，待提交资料" },
};

interface Look {
  readonly name: string;
  readonly theme: Theme;
  readonly locale: "en" | "zh-cn";
}

const looks: readonly Look[] = [
  { name: "dark", theme: "dark", locale: "en" },
  { name: "light", theme: "light", locale: "en" },
  { name: "hc-dark", theme: "hc-dark", locale: "en" },
  { name: "hc-light", theme: "hc-light", locale: "en" },
  { name: "zh-cn", theme: "dark", locale: "zh-cn" },
];

/** The detail panel of real certificates in the real editor, in all themes and both languages. */
describe("the detail panel in the editor", () => {
  for (const look of looks) {
    describe(`in ${look.name}`, () => {
      let editor: Editor;

      before(async () => {
        editor = await openEditor({
          theme: look.theme,
          locale: look.locale,
          sandbox: true,
          size: { width: 1400, height: 1600 },
        });
        const title = look.locale === "en" ? "Certificates" : "证书";
        await editor.views.open(title);
        await editor.tree(title).item(look.locale === "en" ? "Default project" : "默认项目");
      });
      after(() => editor.close());

      for (const [name, search] of Object.entries(cases)) {
        it(`shows ${name} without a fault that axe-core finds`, async () => {
          const words = typeof search === "string" ? search : search[look.locale];
          const frame = await openDetail(editor, words, look.locale);
          await editor.screenshot(`detail-${name}-${look.name}`);
          await assertAccessible(frame);
        });
      }

      if (look.name === "dark") {
        it("can be walked through with the keyboard alone, in reading order, without a trap", async () => {
          const frame = await openDetail(editor, "Company site");
          await walkThrough(editor, frame);
        });

        it("says where it is used, and its history, when asked", async () => {
          const frame = await openDetail(editor, "Main site");
          await frame.locator("#usage-action").press("Enter");
          await frame.locator("#usage .group h3").first().waitFor();
          assert.match(await textOf(frame, "#usage"), /CDN[\s\S]*www\.example\.com/);
          await frame.locator("#history-action").press("Enter");
          await frame.locator("#history .group, #history .status").first().waitFor();
          await frame.locator("#usage").scrollIntoViewIfNeeded();
          await editor.screenshot("detail-usage-dark");
        });

        it("compares with another certificate, and shows their diff", async () => {
          const frame = await openDetail(editor, "Main site");
          await frame.getByRole("button", { name: "Compare With…" }).press("Enter");
          await editor.quickInput.waitFor("The certificate or PEM file to compare it with");
          await editor.quickInput.locator.locator(".monaco-list-row", { hasText: "Company site" }).waitFor();
          await editor.quickInput.answer("Company site");
          const report = editor.page.locator(".view-lines", { hasText: /Before:.*After:/s });
          await report.waitFor();
          assert.match((await report.textContent()) ?? "", /Two\scertificates\sof\sdifferent\snames/);
          await editor.screenshot("comparison-dark");
          await editor.page.getByText("Show Diff of the Decoded Certificates").click();
          await editor.page
            .locator(".monaco-diff-editor .view-lines", { hasText: "Serial" })
            .first()
            .waitFor();
          await editor.screenshot("comparison-diff-dark");
        });

        it("opens one certificate of the chain as PEM", async () => {
          const frame = await openDetail(editor, "Wildcard");
          const card = frame.locator(".chain .card").last();
          await card.locator("summary").press("Enter");
          await card.getByRole("button", { name: "Open as PEM" }).press("Enter");
          await editor.page.locator(".view-lines", { hasText: "-----BEGIN CERTIFICATE-----" }).waitFor();
        });
      }
    });
  }
});

/** What can have the focus, in the order of the document. */
const stops = "a[href], button, input, summary";

/** Presses Tab from the first control to the last, and back, and opens the folds on the way by Enter. */
async function walkThrough(editor: Editor, frame: Frame): Promise<void> {
  const { keyboard } = editor.page;
  const active = () =>
    frame.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(stops)})].filter((e) => e.checkVisibility()).indexOf(document.activeElement)`,
    ) as Promise<number>;
  const count = () =>
    frame.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(stops)})].filter((e) => e.checkVisibility()).length`,
    ) as Promise<number>;
  await frame.locator(stops).first().focus();
  let index = 0;
  for (; index < (await count()); index += 1) {
    assert.equal(await active(), index, `Tab did not reach stop ${index}`);
    const isFold = await frame.evaluate(
      "document.activeElement.localName === 'summary' && !document.activeElement.parentElement.open",
    );
    if (isFold) {
      await keyboard.press("Enter");
      await frame.waitForFunction("document.activeElement.parentElement.children.length > 1");
    }
    const outline = await frame.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    assert.notEqual(outline, "none", `stop ${index} does not show that it has the focus`);
    if (index + 1 < (await count())) await keyboard.press("Tab");
  }
  assert.ok(index > 30, `only ${index} stops: the folds did not open`);
  for (; index > 1; index -= 1) {
    assert.equal(await active(), index - 1, `Shift+Tab did not reach stop ${index - 1}`);
    await keyboard.press("Shift+Tab");
  }
}
