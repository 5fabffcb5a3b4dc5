export interface Subscription {
  dispose(): void;
}

/** Same shape as `vscode.Event`, without the editor. */
export type Event<T> = (listener: (event: T) => void) => Subscription;

/** Fires events to listeners. A listener that throws does not keep the others from hearing. */
export class Emitter<T> implements Subscription {
  readonly #listeners = new Set<(event: T) => void>();

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
    const thrown: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        thrown.push(error);
      }
    }
    if (thrown.length > 0) throw new AggregateError(thrown, "A listener failed");
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
