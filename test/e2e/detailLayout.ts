import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { projectRoot } from "../host/paths";
import { detailFrame, waitUntil } from "./detailSteps";
import type { Editor } from "./driver";

/** Fails where the panel scrolls sideways, or something in it is cut off, covered or overlaps, all folds open. */
export async function assertFits(frame: Frame): Promise<void> {
  await frame.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
  await waitUntil(
    frame,
    "[...document.querySelectorAll('details')].every((fold) => fold.children.length > 1)",
  );
  const faults = await frame.evaluate(await readFile(join(projectRoot, "test/e2e/inPanel.js"), "utf8"));
  assert.deepEqual(faults, []);
}

/** Makes the window so wide that the panel in it, beside the tree, has that width in CSS pixels. */
export async function setPanelWidth({ page }: Editor, width: number): Promise<Frame> {
  const frame = await detailFrame(page);
  const size = page.viewportSize();
  assert.ok(size);
  const now = Number(await frame.evaluate("innerWidth"));
  await page.setViewportSize({ ...size, width: size.width + width - now });
  await waitUntil(frame, `innerWidth === ${width}`);
  return frame;
}
