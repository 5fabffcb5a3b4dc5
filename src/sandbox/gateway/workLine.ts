import { setImmediate as nextRound } from "node:timers/promises";

/**
 * Carries calls out one after the other, and between two of them lets the gateway take in what has arrived. So a call
 * counts for the rate limit when it comes, as at the real gateway, and not when those before it are done: a page of 1000
 * certificates takes a while to make.
 */
export class WorkLine {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is this call's turn. */
  turn(): Promise<void> {
    this.#last = this.#last.then(() => nextRound());
    return this.#last;
  }
}
