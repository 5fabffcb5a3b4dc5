import type { CertificateEntry } from "../records/entry";

type Order = (a: CertificateEntry, b: CertificateEntry) => number;

const byId: Order = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Newest order first. */
export const newestFirst: Order = (a, b) => b.createdAt - a.createdAt || byId(a, b);

/** What ends first comes first; what has no end comes last. */
export const soonestFirst: Order = (a, b) => compareEnds(a, b) || byId(a, b);

/** What ends last comes first; what has no end comes last. */
export const latestFirst: Order = (a, b) => {
  if (a.notAfter === null || b.notAfter === null) return soonestFirst(a, b);
  return b.notAfter - a.notAfter || byId(a, b);
};

function compareEnds(a: CertificateEntry, b: CertificateEntry): number {
  if (a.notAfter === b.notAfter) return 0;
  if (a.notAfter === null) return 1;
  return b.notAfter === null ? -1 : a.notAfter - b.notAfter;
}

/** Entries kept in one order, so that a page is a slice. All orders above are total: IDs break ties. */
export class SortedEntries {
  readonly #order: Order;
  readonly #entries: CertificateEntry[];

  constructor(order: Order, entries: Iterable<CertificateEntry>) {
    this.#order = order;
    this.#entries = [...entries].sort(order);
  }

  get items(): readonly CertificateEntry[] {
    return this.#entries;
  }

  add(entry: CertificateEntry): void {
    this.#entries.splice(this.#position(entry), 0, entry);
  }

  remove(entry: CertificateEntry): void {
    const position = this.#position(entry);
    if (this.#entries[position]?.id === entry.id) this.#entries.splice(position, 1);
  }

  /** Where the entry is, or belongs: binary search. */
  #position(entry: CertificateEntry): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      if (other !== undefined && this.#order(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
