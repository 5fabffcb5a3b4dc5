import * as assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than any slow machine takes, in ms; a test that succeeds does not wait for it. */
const patience = 60_000;

/** Between two looks, in ms. */
const pause = 50;

/** Waits until something can be read that is not undefined: what comes after a pause, a search, a call. */
export async function eventually<T>(
  what: string,
  read: () => T | undefined | Thenable<T | undefined>,
): Promise<T> {
  const end = Date.now() + patience;
  do {
    const found = await read();
    if (found !== undefined) return found;
    await sleep(pause);
  } while (Date.now() < end);
  return assert.fail(`${what} did not come`);
}

/** Waits until a condition holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(what, async () => ((await holds()) ? true : undefined));
}

/** Waits until what is read is the value expected. A failure shows what was read last. */
export async function eventuallyEqual<T>(what: string, read: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + patience;
  let last = await read();
  while (last !== expected && Date.now() < end) {
    await sleep(pause);
    last = await read();
  }
  assert.equal(last, expected, what);
}
