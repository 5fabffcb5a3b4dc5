import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Frame, Locator } from "playwright-core";
import type { Theme } from "../host/editor/settings";
import { assertAccessible, commandTitle, openDetail, textOf } from "./detailSteps";
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

      it("compares with another certificate: the sentence first", async () => {
        await editor.palette.run(await commandTitle("compare", look.locale));
        for (const search of ["Main site", "Company site"]) {
          const row = editor.quickInput.locator.locator(".monaco-list-row", { hasText: search });
          await row.first().waitFor();
          await editor.quickInput.answer(search);
        }
        await comparisonReport(editor).waitFor();
        await editor.page.locator(".codelens-decoration a").first().waitFor();
        await editor.screenshot(`comparison-${look.name}`);
      });

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

        it("shows the diff of a comparison, reached by the keyboard alone", async () => {
          const frame = await openDetail(editor, "Main site");
          await frame.getByRole("button", { name: "Compare With…" }).press("Enter");
          await editor.quickInput.waitFor("The certificate or PEM file to compare it with");
          await editor.quickInput.locator.locator(".monaco-list-row", { hasText: "Company site" }).waitFor();
          await editor.quickInput.answer("Company site");
          const report = comparisonReport(editor);
          await report.waitFor();
          assert.match((await report.textContent()) ?? "", /Two\scertificates\sof\sdifferent\snames/);
          await chooseLens(editor, "Show Diff of the Decoded Certificates");
          await editor.page
            .locator(".monaco-diff-editor .view-lines", { hasText: "Serial" })
            .first()
            .waitFor();
          await editor.screenshot("comparison-diff-dark");
        });

        it("copies a certificate of the chain, its fingerprint and its serial number", async () => {
          const frame = await openDetail(editor, "Main site");
          const card = await unfoldedCard(frame);
          const copied: string[] = [];
          for (const name of ["Copy PEM", "Copy fingerprint", "Copy serial number"]) {
            const before = await editor.clipboard();
            await card.getByRole("button", { name, exact: true }).press("Enter");
            await expect(
              () => editor.clipboard(),
              (text) => text !== before,
            );
            copied.push(await editor.clipboard());
          }
          const [pem, fingerprint, serial] = copied;
          const certificate = new X509Certificate(pem ?? "");
          assert.equal(certificate.fingerprint256.replaceAll(":", "").toLowerCase(), fingerprint);
          assert.equal(BigInt(`0x${certificate.serialNumber}`), BigInt(`0x${serial}`));
        });

        it("opens one certificate of the chain as PEM", async () => {
          const frame = await openDetail(editor, "Wildcard");
          const card = frame.locator(".chain .card").last();
          await card.locator("summary").press("Enter");
          await card.getByRole("button", { name: "Open as PEM" }).press("Enter");
          await editor.page.locator(".view-lines", { hasText: "-----BEGIN CERTIFICATE-----" }).waitFor();
        });

        it("has the certificate as a document", async () => {
          await editor.palette.run(await commandTitle("openPem"));
          await editor.quickInput.locator
            .locator(".monaco-list-row", { hasText: "example" })
            .first()
            .waitFor();
          await editor.quickInput.answer("Main site");
          const text = editor.page.locator(".editor-instance .view-lines", {
            hasText: "-----BEGIN CERTIFICATE-----",
          });
          await text.waitFor();
          await editor.page.locator(".tab.active", { hasText: "www.example.com.pem" }).waitFor();
          await editor.page.locator(".codelens-decoration", { hasText: "www.example.com" }).first().waitFor();
          await editor.screenshot("virtual-document-dark");
        });
      }
    });
  }
});

/** The text of the comparison in sight. */
function comparisonReport(editor: Editor): Locator {
  return editor.page.locator(".editor-instance .view-lines", { hasText: "≠" });
}

/** Chooses what stands above the line of the cursor, by the keyboard. */
async function chooseLens({ palette, quickInput }: Editor, title: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await palette.run("Show CodeLens Commands for Current Line");
    try {
      const row = quickInput.locator.locator(".monaco-list-row", { hasText: title });
      await row.waitFor({ timeout: 3000 });
      await quickInput.answer(title);
      return;
    } catch (error) {
      // A webview that loses the focus late closes the box.
      if (attempt === 4) throw error;
    }
  }
}

/** The first certificate of the chain, unfolded. */
async function unfoldedCard(frame: Frame): Promise<Locator> {
  const card = frame.locator(".chain .card").first();
  const fold = card.locator("details").first();
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").first().press("Enter");
  await card.getByRole("button", { name: "Copy PEM" }).waitFor();
  return card;
}

/** Waits until what is read fits. */
async function expect(read: () => Promise<string>, fits: (text: string) => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (fits(await read())) return;
    await sleep(50);
  }
  assert.fail(`it stayed ${await read()}`);
}

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
