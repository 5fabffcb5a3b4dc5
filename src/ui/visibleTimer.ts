/** Runs an action at an interval, but only while a view is visible. Plain: runs without the editor. */
export class VisibleTimer {
  readonly #view: { readonly visible: boolean };
  readonly #action: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(view: { readonly visible: boolean }, action: () => void) {
    this.#view = view;
    this.#action = action;
  }

  /** @param minutes between two runs; 0 for never */
  every(minutes: number): void {
    this.dispose();
    if (minutes <= 0) return;
    this.#timer = setInterval(() => {
      if (this.#view.visible) this.#action();
    }, milliseconds(minutes));
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Timers hold no more than 31 bits; what is longer would fire at once. */
function milliseconds(minutes: number): number {
  return Math.min(minutes * 60_000, 2 ** 31 - 1);
}
