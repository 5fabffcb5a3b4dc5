/** Time as the limiter and the retries see it; tests have one of their own. */
export interface Clock {
  /** Milliseconds from some fixed point; never goes back. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done, { once: true });
      if (signal?.aborted) done();
    }),
};

/**
 * The limit is kept within this time instead of a second: one request may be longer on its way than a later one, and what
 * we send within a second must not reach the service within less.
 */
const windowMs = 1050;
/** A schedule that fell behind, by late timers or while nobody asked, is caught up with by this much. */
const catchUpMs = 500;
/** So many times as fast as usual: not all at once, since a burst arrives as a queue. */
const catchUpPace = 3;
/** The service counts by the second, so a refusal is over after one. */
const pauseMs = 1000;
const slowestPerSecond = 1;
/** Every accepted call gives back this share of the documented limit: first much, then, near the rate refused, little. */
const recovery = { far: 0.05, near: 0.002 };
/** From this share of the rate refused on, it is near. */
const nearRefused = 0.8;

/**
 * Keeps the calls of one action below the service's limit. Turns are due at even distances; late ones are caught up with
 * at a quicker pace, but never are there more turns in a second than the limit. A refusal halves the rate and pauses for a
 * second; every accepted call brings it a little closer to the documented limit again.
 */
export class RateLimiter {
  readonly #limit: number;
  readonly #clock: Clock;
  #perSecond: number;
  /** When the next turn is due by the schedule. Nothing is behind schedule before the first one. */
  #scheduled: number | undefined;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  /** The rate that was refused last. */
  #refused = Number.POSITIVE_INFINITY;
  /** When the latest turns were, the latest first; as many as the limit. */
  readonly #turns: number[] = [];

  /** `limit`: the documented requests per second. */
  constructor(limit: number, clock: Clock = systemClock) {
    this.#limit = limit;
    this.#perSecond = limit;
    this.#clock = clock;
  }

  get perSecond(): number {
    return this.#perSecond;
  }

  /** Resolves when a request may be sent. A waiting call that is cancelled takes no turn; the caller looks at its signal. */
  async turn(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const now = this.#clock.now();
      const due = this.#due(now);
      if (now >= due) return this.#take(now);
      await this.#clock.sleep(due - now, signal);
    }
  }

  /** The service said that there were too many requests. Several such answers within the pause count once. */
  refused(): void {
    const now = this.#clock.now();
    if (now < this.#pausedUntil) return;
    this.#refused = this.#perSecond;
    this.#perSecond = Math.max(slowestPerSecond, this.#perSecond / 2);
    this.#pausedUntil = now + pauseMs;
    this.#scheduled = Math.max(this.#scheduled ?? now, this.#pausedUntil);
  }

  accepted(): void {
    const share = this.#perSecond < nearRefused * this.#refused ? recovery.far : recovery.near;
    this.#perSecond = Math.min(this.#limit, this.#perSecond + this.#limit * share);
  }

  #due(now: number): number {
    const scheduled = this.#scheduled ?? now;
    const [last = Number.NEGATIVE_INFINITY] = this.#turns;
    // The rate is rarely a whole number: of 2.9 a second, two may be sent.
    const oldest = this.#turns[Math.floor(this.#perSecond) - 1] ?? Number.NEGATIVE_INFINITY;
    return Math.max(scheduled, last + 1000 / (catchUpPace * this.#perSecond), oldest + windowMs);
  }

  #take(now: number): void {
    this.#scheduled = Math.max(this.#scheduled ?? now, now - catchUpMs) + 1000 / this.#perSecond;
    this.#turns.unshift(now);
    if (this.#turns.length > this.#limit) this.#turns.pop();
  }
}
