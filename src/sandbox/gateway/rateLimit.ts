import type { Rate } from "../control/control";

/** The documented limit of every action of the service: calls a second and account. */
const documentedRate = 10;

export interface Exceeded {
  /** Calls in the last second, this one included. */
  readonly calls: number;
  /** Calls a second that are let through. */
  readonly limit: number;
}

/** How many times the limit of one action all calls of the account together may reach; not documented. */
const accountFactor = 3;

/** Counts the calls of each action, and of all together, in the last second. */
export class RateLimit {
  /** 0: any number. */
  readonly #limit: number;
  readonly #recent = new Map<string, number[]>();
  #ofAccount: number[] = [];

  constructor(rate: Rate) {
    this.#limit = rate === "documented" ? documentedRate : rate;
  }

  /**
   * Counts a call at `now` (milliseconds).
   *
   * @returns how many calls there were, if they are too many; undefined when the call may pass
   */
  exceeded(action: string, now: number): Exceeded | undefined {
    if (this.#limit === 0) return undefined;
    const recent = (this.#recent.get(action) ?? []).filter((time) => now - time < 1000);
    this.#recent.set(action, recent);
    if (recent.length >= this.#limit) return { calls: recent.length + 1, limit: this.#limit };
    recent.push(now);
    return undefined;
  }

  /** Counts a call that its action's limit has let through, and says whether it is too much for the account. */
  exceededByAccount(now: number): boolean {
    if (this.#limit === 0) return false;
    this.#ofAccount = this.#ofAccount.filter((time) => now - time < 1000);
    if (this.#ofAccount.length >= this.#limit * accountFactor) return true;
    this.#ofAccount.push(now);
    return false;
  }
}
