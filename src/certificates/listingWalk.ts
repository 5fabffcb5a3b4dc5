import type { Certificate } from "./certificate";
import type { CertificatePage, PageRequest, ServiceResult } from "./service";
import type { ServiceError } from "./serviceError";

export interface WalkOptions {
  readonly list: (page: PageRequest) => ServiceResult<CertificatePage>;
  /** A page arrived: what is on it, and how many certificates this pass has seen and expects. */
  readonly onPage: (certificates: readonly Certificate[], seen: number, total: number) => void;
  readonly firstSize: number;
  readonly fullSize: number;
  readonly pagesInFlight: number;
  /** Asks for the last page first. */
  readonly backwards: boolean;
}

/** What one pass over all pages found. */
export interface Pass {
  readonly seen: ReadonlySet<string>;
  /** `seen` is exactly what the account holds. */
  readonly consistent: boolean;
  readonly error?: ServiceError;
  /** The service gives pages no larger than this. */
  readonly pageSize: number;
}

/** Size of the page that is read once more at the end. */
const fenceSize = 100;

/**
 * One pass over all pages of a listing: a first page, small so that something shows at once; then full pages, several in
 * flight; then the beginning once more, as a fence, which need not wait for the answers still under way.
 *
 * Pages are cut by position, so a certificate that appears or goes while they are read moves the others across the cuts:
 * some come twice (which does no harm: they have IDs), some not at all. The fence tells whether that happened. The service
 * lists the newest first, so what was added stands before the certificate that was first in the beginning, at whose place
 * in the fence one can count it. If the total has grown by exactly that number, then nothing that stood in the beginning
 * was deleted until the fence. What was added shows on the full first page only, and if the fence has all of that too, then
 * whatever the pages showed was there at the fence. If they showed as many as its total, then they showed all that was
 * there.
 *
 * A service that gives smaller pages than asked for is followed: the pass starts again with that size.
 */
export async function walkPages(options: WalkOptions): Promise<Pass> {
  const { list, onPage, firstSize, fullSize } = options;
  const first = await list({ index: 0, size: firstSize });
  if (!first.ok) return { seen: new Set(), consistent: false, error: first.error, pageSize: fullSize };
  const { certificates, total } = first.value;
  const received = receivedOf(first.value);
  const seen = new Set(idsOf(certificates));
  onPage(certificates, seen.size, total);
  if (received === 0 || received >= total) return { seen, consistent: received >= total, pageSize: fullSize };
  const pageSize = received < firstSize ? received : fullSize;
  const pages = new Pages({ ...options, firstSize, fullSize: pageSize }, first.value);
  const cappedTo = await pages.read();
  if (cappedTo !== undefined) return walkPages({ ...options, firstSize: cappedTo, fullSize: cappedTo });
  const { error } = pages;
  return { seen: pages.seen, consistent: pages.areConsistent, pageSize, ...(error && { error }) };
}

/** The full pages of one pass, and the fence. */
class Pages {
  readonly #options: WalkOptions;
  readonly #first: CertificatePage;
  readonly #totals: number[] = [];
  #total: number;
  #withoutId = 0;
  #cappedTo: number | undefined;
  /** The full first page. */
  #head: readonly Certificate[] = [];
  #fence: CertificatePage | undefined;
  readonly seen = new Set<string>();
  error: ServiceError | undefined;

  constructor(options: WalkOptions, first: CertificatePage) {
    this.#options = options;
    this.#first = first;
    this.#total = first.total;
    // As large as the others, it need not be read again.
    if (options.firstSize === options.fullSize) this.#take(0, first);
  }

  /** Reads them all. Gives the size of the service's pages if that is smaller than what was asked for. */
  async read(): Promise<number | undefined> {
    const requests = this.#requests();
    const takeTurns = async () => {
      for (const send of requests) if (this.#goesOn) await send();
    };
    await Promise.all(Array.from({ length: this.#options.pagesInFlight }, takeTurns));
    return this.#cappedTo;
  }

  /** Whether the account held just what was seen: at the fence, or in the moment of a page that holds everything. */
  get areConsistent(): boolean {
    if (this.error !== undefined) return false;
    if (this.#fence !== undefined) return this.#areWholeAt(this.#fence);
    const [total] = this.#totals;
    return this.#totals.length === 1 && total !== undefined && this.seen.size + this.#withoutId >= total;
  }

  /** See {@link walkPages}. */
  #areWholeAt(fence: CertificatePage): boolean {
    const added = this.#addedOn(fence.certificates);
    const addedBefore = this.#addedOn(this.#head);
    if (added === undefined || addedBefore === undefined) return false;
    const nothingDeleted = fence.total === this.#first.total + added.size;
    const nothingCameAndWent = [...addedBefore].every((id) => added.has(id));
    return nothingDeleted && nothingCameAndWent && this.#haveAllOf(fence.total);
  }

  /** What stands before the certificate that was first in the beginning; undefined when that one is not on the page. */
  #addedOn(page: readonly Certificate[]): ReadonlySet<string> | undefined {
    const ids = idsOf(page);
    const at = ids.indexOf(this.#first.certificates[0]?.id ?? "");
    return at < 0 ? undefined : new Set(ids.slice(0, at));
  }

  /** Records without an ID may be the same ones on two pages. They fit together if the total never fell meanwhile. */
  #haveAllOf(total: number): boolean {
    const { size } = this.seen;
    if (this.#withoutId === 0) return size === total;
    const totals = [this.#first.total, ...this.#totals, total];
    const neverFalls = totals.every((each, index) => each >= (totals[index - 1] ?? 0));
    return neverFalls && size <= total && total <= size + this.#withoutId;
  }

  /** What is to be asked, one after the other. The total may grow meanwhile. */
  *#requests(): Generator<() => Promise<void>> {
    const { backwards, fullSize } = this.#options;
    const from = this.#totals.length;
    const count = () => Math.ceil(this.#total / fullSize);
    if (backwards) for (let index = count() - 1; index >= from; index -= 1) yield () => this.#readPage(index);
    else for (let index = from; index < count(); index += 1) yield () => this.#readPage(index);
    if (count() > 1) yield () => this.#readFence();
  }

  get #goesOn(): boolean {
    return this.error === undefined && this.#cappedTo === undefined;
  }

  async #readPage(index: number): Promise<void> {
    const { list, fullSize } = this.#options;
    const page = await list({ index, size: fullSize });
    if (!this.#goesOn) return;
    if (!page.ok) {
      this.error = page.error;
      return;
    }
    const received = receivedOf(page.value);
    const expected = Math.min(fullSize, page.value.total - index * fullSize);
    if (received > 0 && received < expected) {
      this.#cappedTo = received;
      return;
    }
    this.#take(index, page.value);
    this.#options.onPage(page.value.certificates, this.seen.size, page.value.total);
  }

  async #readFence(): Promise<void> {
    const { list, onPage, fullSize } = this.#options;
    const fence = await list({ index: 0, size: Math.min(fenceSize, fullSize) });
    if (!this.#goesOn) return;
    if (!fence.ok) {
      this.error = fence.error;
      return;
    }
    this.#fence = fence.value;
    this.#see(fence.value.certificates);
    onPage(fence.value.certificates, this.seen.size, fence.value.total);
  }

  #take(index: number, page: CertificatePage): void {
    if (index === 0) this.#head = page.certificates;
    this.#totals[index] = page.total;
    this.#total = Math.max(this.#total, page.total);
    this.#withoutId += receivedOf(page) - page.certificates.length;
    this.#see(page.certificates);
  }

  #see(certificates: readonly Certificate[]): void {
    for (const { id } of certificates) this.seen.add(id);
  }
}

function receivedOf({ certificates, received }: CertificatePage): number {
  return received ?? certificates.length;
}

function idsOf(certificates: readonly Certificate[]): string[] {
  return certificates.map(({ id }) => id);
}
