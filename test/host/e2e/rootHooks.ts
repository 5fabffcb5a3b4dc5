import type { AsyncFunc, Context, Test } from "mocha";
import { cleanUp } from "../cleanup";
import { openPages } from "../editor/browser";
import { windowReport } from "../editor/windowReport";
import { saveScreenshot } from "../saveScreenshot";

/**
 * Mocha loads these hooks beside the tests. The browser that the tests share, and what a failed test left open, would
 * keep the process alive; a picture of each window, and its words beside the failure, tell what a failed test saw.
 */
export const mochaHooks = {
  beforeEach(this: Context): void {
    if (this.currentTest !== undefined) reportFailure(this.currentTest);
  },
  afterAll: cleanUp,
};

/** Has a test look at the windows when it fails. A hook would come too late: those of its suite tidy up before. */
function reportFailure(test: Test): void {
  const run = test.fn as AsyncFunc | undefined;
  test.fn = async function (this: Context): Promise<void> {
    try {
      await run?.call(this);
    } catch (error) {
      const seen = await lookAtWindows(test).catch(
        (cause: unknown) => `The windows cannot be shown: ${cause}`,
      );
      if (error instanceof Error) error.stack += `\n\n${seen}`;
      throw error;
    }
  };
}

async function lookAtWindows(test: Test): Promise<string> {
  const name = test.fullTitle().replace(/[^\p{L}\p{N}]+/gu, "-");
  const reports: string[] = [];
  for (const [index, page] of (await openPages()).entries()) {
    await saveScreenshot(page, `failed-${name}${index === 0 ? "" : `-${index + 1}`}`);
    reports.push(`Window ${index + 1}\n${await windowReport(page)}`);
  }
  return reports.join("\n\n");
}
