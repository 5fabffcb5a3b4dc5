import type { OperationEntry } from "../records/operations";

/** How many entries are kept; the oldest go first. */
const maxEntries = 10_000;

/** What was done to certificates, oldest first. */
export class OperationHistory {
  #entries: OperationEntry[];

  constructor(entries: readonly OperationEntry[]) {
    this.#entries = [...entries].sort((a, b) => a.at - b.at);
  }

  get entries(): readonly OperationEntry[] {
    return this.#entries;
  }

  /** Adds an entry and gives the way back, for when it cannot be saved. */
  add(entry: OperationEntry): () => void {
    this.#entries = [...this.#entries, entry].slice(-maxEntries);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** Entries from `from` to `to` (milliseconds UTC, both included), newest first. */
  between(from: number, to: number): OperationEntry[] {
    return this.#entries.filter(({ at }) => at >= from && at <= to).reverse();
  }
}
