import * as assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than any slow machine takes, in ms; a test that succeeds does not wait for it. */
const patience = 60_000;

/** Waits until something can be read that is not undefined: what comes after a pause, a search, a call. */
export async function eventually<T>(
  what: string,
  read: () => T | undefined | Thenable<T | undefined>,
): Promise<T> {
  const end = Date.now() + patience;
  do {
    const found = await read();
    if (found !== undefined) return found;
    await sleep(50);
  } while (Date.now() < end);
  return assert.fail(`${what} did not come`);
}

/** Waits until a condition holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(what, async () => ((await holds()) ? true : undefined));
}
