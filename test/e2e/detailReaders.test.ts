import assert from "node:assert/strict";
import { assertFits, setPanelWidth } from "./detailLayout";
import {
  assertAccessible,
  chooseCertificate,
  detailFrame,
  openDetail,
  textOf,
  waitUntil,
} from "./detailSteps";
import type { Editor } from "./driver";
import { walkThrough } from "./keyboardWalk";
import { dark, openSandboxEditor } from "./looks";

/** The panel for those who read it by the keyboard, a screen reader, on paper, in a narrow window, or at twice the size. */
describe("the detail panel for all readers", () => {
  let editor: Editor;

  before(async () => {
    editor = await openSandboxEditor(dark);
  });
  after(() => editor.close());

  it("can be walked through with the keyboard alone, in reading order, without a trap", async () => {
    const frame = await openDetail(editor, "Company site");
    for (const answer of ["usage", "history"]) {
      await frame.locator(`#${answer}-action`).press("Enter");
      await frame.locator(`#${answer} .group, #${answer} .status`).first().waitFor();
    }
    assert.ok((await walkThrough(editor, frame)) > 30, "the folds did not open");
    const pending = await openDetail(editor, "New site");
    assert.ok((await pending.locator("#records button").count()) > 4, "nothing of the records can be copied");
    assert.ok((await walkThrough(editor, pending)) > 20, "the folds did not open");
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
      assert.deepEqual(await frame.evaluate(notForPaper), []);
      await assertAccessible(frame);
      assert.deepEqual(await frame.evaluate(notForPaper), [], "with the folds open");
      const controls = "document.querySelectorAll('button, input, a')";
      assert.equal(await frame.evaluate(`[...${controls}].filter((e) => e.checkVisibility()).length`), 0);
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
      assert.ok(level > 1 && level <= (levels[index] ?? 0) + 1, `heading ${index + 2} is of level ${level}`);
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
    if (await fold.evaluate("(details) => details.open")) await fold.evaluate("(d) => { d.open = false; }");
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
    assert.ok(
      await frame.evaluate(
        "document.querySelector('#names ul').compareDocumentPosition(document.querySelector('#coverage')) & Node.DOCUMENT_POSITION_PRECEDING",
      ),
      "the question is asked below a list that may be long",
    );
    await input.fill(name.replace("*", "any"));
    await frame.locator("#coverage-answer[role=status]", { hasText: /^Yes, / }).waitFor();
    await input.fill("www.example.invalid");
    await frame.locator("#coverage-answer", { hasText: /^No, / }).waitFor();
    await input.press("Escape");
    await waitUntil(frame, "document.querySelector('#coverage-answer').textContent === ''");
  });

  it("follows a new alias at once, and leaves the keyboard where it was", async () => {
    const frame = await openDetail(editor, "New site");
    await chooseCertificate(editor, "editAlias", "New site");
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
});

/** Of the texts in sight, those that are not dark, and of the surfaces, those that are not light: on white paper. */
const notForPaper = `[...document.querySelectorAll("body, body *")].filter((e) => e.checkVisibility()).flatMap((e) => {
  const light = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
    return alpha === 0 ? undefined : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const { color, backgroundColor, fill } = getComputedStyle(e);
  const hasText = [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const ink = light(e.localName === "text" ? fill : color);
  return [
    ...(hasText && (ink === undefined || ink > 0.45) ? [e.outerHTML.slice(0, 80) + " in " + color] : []),
    ...(light(backgroundColor) < 0.9 ? [e.outerHTML.slice(0, 80) + " on " + backgroundColor] : []),
  ];
})`;
