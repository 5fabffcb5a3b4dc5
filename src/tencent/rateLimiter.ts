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

/** A turn may be this late without putting off the following ones: timers are late by a millisecond or two. */
const toleranceMs = 5;
/** The service counts by the second, so a refusal is over after one. */
const pauseMs = 1000;
const slowestPerSecond = 1;
/** Every accepted call gives back this share of the documented limit. */
const recovery = 0.01;

/**
 * Keeps the calls of one action below the service's limit: turns are spread evenly over the second. A refusal halves the
 * rate and pauses for a second; every accepted call brings it a little closer to the documented limit again.
 */
export class RateLimiter {
  readonly #limit: number;
  readonly #clock: Clock;
  #perSecond: number;
  /** When the next turn is due. */
  #next = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;

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
      if (now >= this.#next) {
        const due = now - this.#next <= toleranceMs ? this.#next : now;
        this.#next = due + 1000 / this.#perSecond;
        return;
      }
      await this.#clock.sleep(this.#next - now, signal);
    }
  }

  /** The service said that there were too many requests. Several such answers within the pause count once. */
  refused(): void {
    const now = this.#clock.now();
    if (now < this.#pausedUntil) return;
    this.#perSecond = Math.max(slowestPerSecond, this.#perSecond / 2);
    this.#pausedUntil = now + pauseMs;
    this.#next = Math.max(this.#next, this.#pausedUntil);
  }

  accepted(): void {
    this.#perSecond = Math.min(this.#limit, this.#perSecond + this.#limit * recovery);
  }
}
