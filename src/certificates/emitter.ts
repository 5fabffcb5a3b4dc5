export interface Subscription {
  dispose(): void;
}

/** Same shape as `vscode.Event`, without the editor. */
export type Event<T> = (listener: (event: T) => void) => Subscription;

/**
 * Fires events to listeners. A listener that throws harms neither the others nor whoever fired: what it threw goes to
 * `onError`, which by default raises it on its own, as an uncaught error for the host to report.
 */
export class Emitter<T> implements Subscription {
  readonly #listeners = new Set<(event: T) => void>();
  readonly #onError: (thrown: unknown) => void;

  constructor(onError: (thrown: unknown) => void = raise) {
    this.#onError = onError;
  }

  readonly event: Event<T> = (listener) => {
    // A fresh function, so that the same listener can subscribe twice and dispose once.
    const own = (event: T) => listener(event);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  get size(): number {
    return this.#listeners.size;
  }

  fire(event: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (thrown) {
        this.#onError(thrown);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

function raise(thrown: unknown): void {
  queueMicrotask(() => {
    throw thrown;
  });
}
