import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Frame, FrameLocator, Locator } from "playwright-core";
import type { Theme } from "../host/editor/settings";
import { assertFits, setPanelWidth } from "./detailLayout";
import { assertAccessible, commandTitle, detailFrame, openDetail, textOf, waitUntil } from "./detailSteps";
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

        for (const [name, search] of Object.entries({ valid: "Company site", "pending-dv": "New site" })) {
          it(`fits ${name} into 320 pixels, and into half the window as at 200 % zoom`, async () => {
            await openDetail(editor, search);
            const size = editor.page.viewportSize();
            assert.ok(size);
            try {
              await assertFits(await setPanelWidth(editor, 320));
              await editor.screenshot(`detail-${name}-320px`);
              await editor.page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
              await assertFits(await detailFrame(editor.page));
              await editor.screenshot(`detail-${name}-zoom-200`);
            } finally {
              await editor.page.setViewportSize(size);
            }
          });
        }

        it("prints black on white, without what only works on a screen", async () => {
          const frame = await openDetail(editor, "Wrong intermediate");
          await editor.page.emulateMedia({ media: "print" });
          try {
            await assertAccessible(frame);
            const controls = "document.querySelectorAll('button, input, a')";
            assert.equal(
              await frame.evaluate(`[...${controls}].filter((e) => e.checkVisibility()).length`),
              0,
            );
            await editor.screenshot("detail-broken-chain-print");
          } finally {
            await editor.page.emulateMedia({ media: null });
          }
        });

        it("moves nothing for a reader who asked for less motion", async () => {
          const frame = await openDetail(editor, "Company site");
          const duration = "getComputedStyle(document.querySelector('.twistie')).transitionDuration";
          assert.notEqual(await frame.evaluate(duration), "0s");
          await editor.page.emulateMedia({ reducedMotion: "reduce" });
          try {
            assert.equal(await frame.evaluate(duration), "0s");
          } finally {
            await editor.page.emulateMedia({ reducedMotion: null });
          }
        });

        it("has one first heading, none left out below it, and a name for each landmark", async () => {
          const frame = await openDetail(editor, "Company site");
          const levels = (await frame.evaluate(
            "[...document.querySelectorAll('h1, h2, h3')].map((heading) => Number(heading.localName[1]))",
          )) as number[];
          assert.equal(levels[0], 1);
          for (const [index, level] of levels.slice(1).entries()) {
            assert.ok(
              level > 1 && level <= (levels[index] ?? 0) + 1,
              `heading ${index + 2} is of level ${level}`,
            );
          }
          assert.equal(await frame.locator("main").count(), 1);
          for (const section of await frame.locator("main section").all()) {
            const title = frame.locator(`#${await section.getAttribute("aria-labelledby")}`);
            assert.notEqual(((await title.textContent()) ?? "").trim(), "");
          }
        });

        it("opens a fold by Space, closes it by Escape, narrows and empties a list by the keyboard", async () => {
          const frame = await openDetail(editor, "Wildcard");
          const { keyboard } = editor.page;
          const fold = frame.locator("#fields details");
          if (await fold.evaluate("(details) => details.open"))
            await fold.evaluate("(d) => { d.open = false; }");
          await fold.locator("summary").focus();
          await keyboard.press("Space");
          await frame.locator("#fields-filter").waitFor();
          await keyboard.press("Tab");
          await keyboard.type("certificateid");
          await waitUntil(
            frame,
            "[...document.querySelectorAll('#fields tbody tr')].filter((row) => !row.hidden).length < 10",
          );
          await keyboard.press("Escape");
          await waitUntil(frame, "document.querySelector('#fields-filter').value === ''");
          await keyboard.press("Tab");
          await keyboard.press("Escape");
          await waitUntil(
            frame,
            "document.activeElement.localName === 'summary' && !document.activeElement.parentElement.open",
          );
        });

        it("answers whether a host is covered, and says so to a screen reader", async () => {
          const frame = await openDetail(editor, "Wildcard");
          const input = frame.locator("#coverage");
          const name = (await textOf(frame, "#names li .text")).trim();
          await input.fill(name.replace("*", "any"));
          await frame.locator("#coverage-answer[role=status]", { hasText: /^Yes, / }).waitFor();
          await input.fill("www.example.invalid");
          await frame.locator("#coverage-answer", { hasText: /^No, / }).waitFor();
          await input.press("Escape");
          await waitUntil(frame, "document.querySelector('#coverage-answer').textContent === ''");
        });

        it("copies what stands in a cell, and says that it did", async () => {
          const frame = await openDetail(editor, "New site");
          const cell = frame.locator("#records td").nth(2);
          await cell.getByRole("button").first().press("Enter");
          await frame.locator("#announcer", { hasText: "Copied" }).waitFor();
          assert.equal(await editor.clipboard(), await cell.locator(".text").textContent());
          await frame.getByRole("button", { name: "Copy as zone file line" }).press("Enter");
          await waitForClipboard(editor, / 600 IN CNAME .*\.$/);
        });

        it("follows a new alias at once, and leaves the keyboard where it was", async () => {
          const frame = await openDetail(editor, "New site");
          await choose(editor, "editAlias", "New site");
          await editor.quickInput.waitFor("it may be empty");
          await editor.quickInput.answer("All of it");
          await frame.locator(".subtitle", { hasText: "All of it" }).waitFor();
          await frame.locator("#facts dd", { hasText: "All of it" }).waitFor();
          const refresh = frame.getByRole("button", { name: "Refresh" });
          await refresh.focus();
          await refresh.press("Enter");
          await frame.locator("#news", { hasText: /As of / }).waitFor({ state: "attached" });
          assert.equal(await frame.evaluate("document.activeElement.textContent"), "Refresh");
        });

        it("goes along to another group, and is still the only one of its certificate", async () => {
          const frame = await openDetail(editor, "mTLS clients");
          await frame.locator(".chain .card summary").first().press("Enter");
          const before = (await editor.tabs()).length;
          await editor.palette.run("View: Move Editor into Right Group");
          await editor.page.locator(".editor-group-container").nth(1).waitFor();
          const moved = await rightmostPanel(editor);
          await moved.locator("h1", { hasText: "Example Ltd Client CA" }).waitFor();
          await moved.locator(".chain .card details[open]").first().waitFor();
          // From the other group it is found where it is.
          await editor.palette.run("View: Focus Left Editor Group");
          await choose(editor, "showDetail", "mTLS clients");
          await editor.page
            .locator(".editor-group-container.active .tab.active", { hasText: "Client CA" })
            .waitFor();
          const titles = (await editor.tabs()).filter((title) => title.startsWith("Example Ltd Client CA"));
          assert.equal(titles.length, 1);
          assert.equal((await editor.tabs()).length, before);
          await editor.screenshot("detail-groups-dark");
          await editor.palette.run("View: Join All Editor Groups");
        });

        it("says that its certificate is gone, in the panel and on its tab", async () => {
          const frame = await openDetail(editor, "Wrong intermediate");
          await choose(editor, "delete", "Wrong intermediate");
          await editor.dialog.press("Delete");
          await frame.locator(".notice", { hasText: "This certificate is gone" }).waitFor();
          await frame
            .locator("#news", { hasText: "This certificate is gone" })
            .waitFor({ state: "attached" });
          assert.match(await textOf(frame, ".age"), /As of /);
          await editor.page.locator(".tab.active .codicon-circle-slash").waitFor();
          await editor.screenshot("detail-gone-dark");
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

/** Runs a command through the palette, and picks the certificate that it asks for. */
async function choose(editor: Editor, command: string, search: string): Promise<void> {
  await editor.palette.run(await commandTitle(command));
  const box = editor.quickInput.locator.locator(".quick-input-box input");
  await editor.quickInput.locator.locator(".monaco-list-row", { hasText: "example" }).first().waitFor();
  await box.fill(search);
  await editor.quickInput.locator.locator(".monaco-list-row", { hasText: search }).first().waitFor();
  await box.press("Enter");
}

async function waitForClipboard(editor: Editor, wanted: RegExp): Promise<void> {
  const until = Date.now() + 10_000;
  while (!wanted.test(await editor.clipboard())) {
    assert.ok(Date.now() < until, `the clipboard holds ${await editor.clipboard()}`);
    await editor.page.waitForTimeout(50);
  }
}

/** The panel in the group on the right. */
async function rightmostPanel({ page }: Editor): Promise<FrameLocator> {
  const panels = page.locator("iframe.webview.ready:visible");
  await panels.nth(1).waitFor();
  return panels.last().contentFrame().frameLocator("iframe#active-frame");
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
      await waitUntil(frame, "document.activeElement.parentElement.children.length > 1");
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
