import { clockTolerance } from "./authentication";

/** Remembers which calls were seen while their timestamps are acceptable, so that none is carried out twice. */
export class ReplayGuard {
  /** Call -> when it may be forgotten, milliseconds UTC. Oldest first. */
  readonly #seen = new Map<string, number>();

  /** Whether this call (by timestamp in seconds and nonce) is new; it is remembered. */
  admit(timestamp: number, nonce: string, now: number): boolean {
    this.#forget(now);
    const call = `${timestamp}/${nonce}`;
    if (this.#seen.has(call)) return false;
    // A timestamp may be in the future by the tolerance, and is then acceptable for twice as long.
    this.#seen.set(call, now + 2 * clockTolerance * 1000);
    return true;
  }

  #forget(now: number): void {
    for (const [call, until] of this.#seen) {
      if (until > now) return;
      this.#seen.delete(call);
    }
  }
}
