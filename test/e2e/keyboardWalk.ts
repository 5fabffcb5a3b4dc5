import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { waitUntil } from "./detailSteps";
import type { Editor } from "./driver";

/** What can have the focus, in the order of the document. */
const stops = "a[href], button, input, summary";

/** Presses Tab from the first control to the last, and back, and opens the folds on the way by Enter. Says how many. */
export async function walkThrough(editor: Editor, frame: Frame): Promise<number> {
  const { keyboard } = editor.page;
  const inSight = `[...document.querySelectorAll(${JSON.stringify(stops)})].filter((e) => e.checkVisibility())`;
  const active = () => frame.evaluate(`${inSight}.indexOf(document.activeElement)`) as Promise<number>;
  const count = () => frame.evaluate(`${inSight}.length`) as Promise<number>;
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
  const stopped = index;
  for (; index > 1; index -= 1) {
    assert.equal(await active(), index - 1, `Shift+Tab did not reach stop ${index - 1}`);
    await keyboard.press("Shift+Tab");
  }
  return stopped;
}
