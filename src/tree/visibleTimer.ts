import type * as vscode from "vscode";

/** Runs an action at an interval, but only while a view is visible. */
export class VisibleTimer implements vscode.Disposable {
  readonly #view: Pick<vscode.TreeView<unknown>, "visible">;
  readonly #action: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(view: Pick<vscode.TreeView<unknown>, "visible">, action: () => void) {
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
