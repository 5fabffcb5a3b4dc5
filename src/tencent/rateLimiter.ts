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
const windowMs = 1040;
/** A schedule that fell behind, by late timers or while nobody asked, is caught up with by this much. */
const catchUpMs = 500;
/** So many times as fast as usual: not all at once, since a burst arrives as a queue. */
const catchUpPace = 2;
/** How to slow down: what is left of the rate, and for how long to pause. */
interface SlowDown {
  readonly share: number;
  readonly pauseMs: number;
}
/** The service counts by the second, so a refusal is over after one. */
const tooFast: SlowDown = { share: 0.5, pauseMs: 1000 };
/** Refused although we kept to the limit: requests bunched up on the way, which is over soon. */
const bunched: SlowDown = { share: 0.95, pauseMs: 150 };
/** Refused again within {@link accidentEveryMs}: somebody else uses the same limit, or the way is bad. */
const bunchedAgain: SlowDown = { share: 0.75, pauseMs: 500 };
const accidentEveryMs = 1000;
/** A limit that the service named is kept to for so long before more is tried again. */
const toldHoldsMs = 30_000;
const slowestPerSecond = 1;
/** Every accepted call gives back this share of the documented limit: first much, then, near the rate refused, little. */
const recovery = { far: 0.05, near: 0.002 };
/** Within these shares of the rate refused, it is near. Beyond them, that limit does not hold any more. */
const nearRefused = { from: 0.8, to: 1.25 };

/** Permission to send one request, and what became of it. */
export interface Turn {
  /**
   * The request is leaving now, or never will. A connection that is first to be made takes long, and the service counts
   * what arrives: until this is called, the request counts as one that may leave at any moment.
   */
  sent(): void;
  accepted(): void;
  /**
   * The service said that there were too many requests. Those that were on their way already when it first said so say
   * nothing new.
   *
   * @param allowed the rate that the service says it allows. If it is lower than ours, it is the limit for a while. If we
   *   kept to it, requests bunched up on the way, which is over soon. If nothing is known, half our rate is tried.
   */
  refused(allowed?: number): void;
}

/** A request of the recent past. `sentAt` is undefined until it has left. */
interface Recent {
  readonly takenAt: number;
  sentAt: number | undefined;
}

/**
 * Keeps the calls of one action below the service's limit. Turns are due at even distances; late ones are caught up with
 * at a quicker pace, but never are there more requests in a second than the limit. A refusal slows down and pauses; every
 * accepted call brings the rate a little closer to the limit again.
 */
export class RateLimiter {
  readonly #limit: number;
  readonly #clock: Clock;
  #perSecond: number;
  /** When the next turn is due by the schedule. Nothing is behind schedule before the first one. */
  #scheduled: number | undefined;
  /** When the next turn is due at the quicker pace. */
  #quickest = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #slowedAt = Number.NEGATIVE_INFINITY;
  /** The limit that the service named, and until when it holds. */
  #told = { limit: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY };
  /** The rate that was refused last, or the limit that was named then. */
  #refused = Number.POSITIVE_INFINITY;
  /** Those that may be within one window with the next. */
  #recent: Recent[] = [];

  /** `limit`: the documented requests per second. */
  constructor(limit: number, clock: Clock = systemClock) {
    this.#limit = limit;
    this.#perSecond = limit;
    this.#clock = clock;
  }

  /** The pace in force, in requests a second: below the limit for a while after a refusal. */
  get perSecond(): number {
    return this.#perSecond;
  }

  /** Resolves when a request may be sent; undefined when the signal is aborted before, which takes no turn. */
  async turn(signal?: AbortSignal): Promise<Turn | undefined> {
    while (!signal?.aborted) {
      const now = this.#clock.now();
      const due = this.#due(now);
      if (now >= due) return this.#take(now);
      await this.#clock.sleep(due - now, signal);
    }
    return undefined;
  }

  #due(now: number): number {
    return Math.max(this.#scheduled ?? now, this.#quickest, this.#pausedUntil, this.#windowEnd(now));
  }

  /** When there is room for one more in the window. The rate is rarely a whole number: of 2.9 a second, two may be sent. */
  #windowEnd(now: number): number {
    const times = this.#recent.map(({ sentAt = now }) => sentAt).sort((a, b) => b - a);
    const oldest = times[Math.floor(this.#perSecond) - 1];
    return oldest === undefined ? now : oldest + windowMs;
  }

  #take(now: number): Turn {
    const distance = 1000 / this.#perSecond;
    this.#scheduled = Math.max(this.#scheduled ?? now, now - catchUpMs) + distance;
    // Timers are late: a little of it is caught up with even at the quicker pace, which would not be the quicker one else.
    this.#quickest = Math.max(this.#quickest, now - distance / catchUpPace) + distance / catchUpPace;
    const request: Recent = { takenAt: now, sentAt: undefined };
    this.#recent = this.#recent.filter(({ sentAt = now }) => sentAt + windowMs > now);
    this.#recent.push(request);
    return {
      sent: () => {
        request.sentAt ??= this.#clock.now();
      },
      accepted: () => this.#recover(),
      refused: (allowed) => {
        if (request.takenAt > this.#slowedAt) this.#slowDown(allowed);
      },
    };
  }

  #recover(): void {
    const relative = this.#perSecond / this.#refused;
    const isNear = relative >= nearRefused.from && relative <= nearRefused.to;
    const share = isNear ? recovery.near : recovery.far;
    const { limit, until } = this.#told;
    const highest = this.#clock.now() < until ? Math.min(limit, this.#limit) : this.#limit;
    this.#perSecond = Math.min(highest, this.#perSecond + this.#limit * share);
  }

  #slowDown(allowed: number | undefined): void {
    const now = this.#clock.now();
    const { share, pauseMs } = this.#slowDownFor(allowed, now);
    this.#slowedAt = now;
    this.#refused = Math.min(this.#perSecond, allowed ?? this.#limit);
    if (allowed !== undefined) this.#told = { limit: allowed, until: now + toldHoldsMs };
    this.#perSecond = Math.max(slowestPerSecond, Math.min(this.#perSecond * share, allowed ?? this.#limit));
    this.#pausedUntil = now + pauseMs;
    // What was missed by a pause for good reason is not caught up with.
    if (pauseMs > bunched.pauseMs) this.#scheduled = Math.max(this.#scheduled ?? now, this.#pausedUntil);
  }

  #slowDownFor(allowed: number | undefined, now: number): SlowDown {
    if (allowed === undefined) return tooFast;
    // Not by a share: down to what is allowed.
    if (allowed < this.#perSecond) return { ...tooFast, share: 1 };
    return now < this.#slowedAt + accidentEveryMs ? bunchedAgain : bunched;
  }
}
