import type { CertificateEntry } from "../records/entry";
import { latestFirst, newestFirst, SortedEntries, soonestFirst } from "./sortedEntries";

/** Newest order first; what ends soonest first; what ends latest first. */
export type ListOrder = "newest" | "soonest" | "latest";

const orderings = { newest: newestFirst, soonest: soonestFirst, latest: latestFirst } as const;

/** All certificates in memory: by ID, and in each order the list was asked for, sorted once and then kept sorted. */
export class Catalog {
  readonly #byId = new Map<string, CertificateEntry>();
  readonly #sorted = new Map<ListOrder, SortedEntries>();

  constructor(entries: readonly CertificateEntry[]) {
    for (const entry of entries) this.#byId.set(entry.id, entry);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): CertificateEntry | undefined {
    return this.#byId.get(id);
  }

  inOrder(order: ListOrder): readonly CertificateEntry[] {
    const known = this.#sorted.get(order);
    if (known !== undefined) return known.items;
    const sorted = new SortedEntries(orderings[order], this.#byId.values());
    this.#sorted.set(order, sorted);
    return sorted.items;
  }

  /** Adds an entry, or replaces the one with its ID. */
  put(entry: CertificateEntry): void {
    this.remove(entry.id);
    this.#byId.set(entry.id, entry);
    for (const order of this.#sorted.values()) order.add(entry);
  }

  remove(id: string): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    this.#byId.delete(id);
    for (const order of this.#sorted.values()) order.remove(entry);
  }
}
