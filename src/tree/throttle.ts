import type { Subscription } from "../certificates";

/** A clock that can be wound by hand in tests. Both in milliseconds. */
export interface Clock {
  now(): number;
  after(delay: number, action: () => void): Subscription;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** Runs an action soon after it was asked for, at most once every `gap` milliseconds however often it is asked for. */
export class Throttle implements Subscription {
  readonly #action: () => void;
  readonly #gap: number;
  readonly #clock: Clock;
  #pending: Subscription | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(action: () => void, gap: number, clock: Clock = realClock) {
    this.#action = action;
    this.#gap = gap;
    this.#clock = clock;
  }

  ask(): void {
    const delay = Math.max(0, this.#last + this.#gap - this.#clock.now());
    this.#pending ??= this.#clock.after(delay, () => this.#run());
  }

  /** Runs at once what was asked for and not done yet. */
  flush(): void {
    if (this.#pending !== undefined) this.#run();
  }

  dispose(): void {
    this.#pending?.dispose();
    this.#pending = undefined;
  }

  #run(): void {
    this.dispose();
    this.#last = this.#clock.now();
    this.#action();
  }
}
