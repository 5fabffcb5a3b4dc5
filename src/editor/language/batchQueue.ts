/**
 * Collects items while earlier ones are being worked on, and hands over together what has come meanwhile: a thousand
 * changes at once are a few batches, and no two batches are worked on at the same time.
 */
export class BatchQueue<Item> {
  readonly #work: (items: readonly Item[]) => Promise<void>;
  #waiting: Item[] = [];
  #working = false;

  constructor(work: (items: readonly Item[]) => Promise<void>) {
    this.#work = work;
  }

  add(item: Item): void {
    this.#waiting.push(item);
    if (!this.#working) void this.#run();
  }

  async #run(): Promise<void> {
    this.#working = true;
    try {
      // What is added in the same turn belongs to the first batch already.
      await Promise.resolve();
      while (this.#waiting.length > 0) await this.#work(this.#waiting.splice(0));
    } finally {
      this.#working = false;
    }
  }
}
