import { setTimeout } from "node:timers/promises";
import type { AsyncFunc, Context, Test } from "mocha";
import { cleanUp } from "../cleanup";
import { openPages } from "../editor/browser";
import { windowReport } from "../editor/windowReport";
import { saveScreenshot } from "../saveScreenshot";

/** What looking at the windows may take, in ms. */
const timeToReport = 20_000;

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
      await inTime(this.timeout() - timeToReport, run?.call(this));
    } catch (error) {
      const seen = await lookAtWindows(test).catch(
        (cause: unknown) => `The windows cannot be shown: ${cause}`,
      );
      if (error instanceof Error) error.stack += `\n\n${seen}`;
      throw error;
    }
  };
}

/** Fails before Mocha itself ends a test that hangs, when it is too late to look; without a limit where that has none. */
async function inTime(milliseconds: number, running: PromiseLike<unknown> | undefined): Promise<void> {
  if (milliseconds <= 0) return void (await running);
  const giveUp = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: giveUp.signal, ref: false }).then(() => {
    throw new Error(`The test has not ended after ${milliseconds / 1000} s.`);
  });
  try {
    await Promise.race([running, late]);
  } finally {
    late.catch(() => {});
    giveUp.abort();
  }
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
