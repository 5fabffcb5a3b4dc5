/** Counts the calls of each action in the last second. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #recent = new Map<string, number[]>();

  /** `perSecond`: calls of one action that are let through in any second. */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  get perSecond(): number {
    return this.#perSecond;
  }

  /**
   * Counts a call at `now` (milliseconds).
   *
   * @returns the number of calls in the last second if that is too many; undefined when the call may pass
   */
  exceeded(action: string, now: number): number | undefined {
    const recent = (this.#recent.get(action) ?? []).filter((time) => now - time < 1000);
    this.#recent.set(action, recent);
    if (recent.length >= this.#perSecond) return recent.length + 1;
    recent.push(now);
    return undefined;
  }
}
