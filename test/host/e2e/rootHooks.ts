import type { Context } from "mocha";
import { cleanUp } from "../cleanup";
import { openPages } from "../editor/browser";
import { saveScreenshot } from "../saveScreenshot";

/**
 * Mocha loads these hooks beside the tests. The browser that the tests share, and what a failed test left open, would
 * keep the process alive; a picture of each window tells what a failed test saw.
 */
export const mochaHooks = {
  async afterEach(this: Context): Promise<void> {
    if (this.currentTest?.state !== "failed") return;
    const name = this.currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, "-");
    for (const [index, page] of (await openPages()).entries()) {
      await saveScreenshot(page, `failed-${name}${index === 0 ? "" : `-${index + 1}`}`);
    }
  },
  afterAll: cleanUp,
};
