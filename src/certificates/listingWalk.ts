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
 * flight; then the beginning once more, as a fence.
 *
 * Pages are cut by position, so a certificate that appears or goes while they are read moves the others across the cuts:
 * some come twice (which does no harm: they have IDs), some not at all. The fence tells whether that happened. The service
 * lists the newest first, so what is added stands before the certificate that was first in the beginning, at whose place
 * in the fence one can count it. If the total has grown by exactly that number, then nothing was deleted; and then every
 * page was shifted by what its own total had grown by, so that the pages fit together without a gap if those totals never
 * fall from one page to the next. (A service in another order only makes passes look inconsistent that are not.)
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
  const pages = new Pages(
    { ...options, fullSize: pageSize },
    firstSize === pageSize ? first.value : undefined,
  );
  const cappedTo = await pages.read(total);
  if (cappedTo !== undefined) return walkPages({ ...options, firstSize: cappedTo, fullSize: cappedTo });
  if (pages.error !== undefined) return { seen: pages.seen, consistent: false, error: pages.error, pageSize };
  if (pages.isWhole) return { seen: pages.seen, consistent: true, pageSize };
  const fence = await list({ index: 0, size: Math.min(fenceSize, pageSize) });
  if (!fence.ok) return { seen: pages.seen, consistent: false, error: fence.error, pageSize };
  return { ...pages.close(first.value, fence.value), pageSize };
}

/** The full pages of one pass. */
class Pages {
  readonly #options: WalkOptions;
  readonly #totals: number[] = [];
  #total = 0;
  #withoutId = 0;
  #cappedTo: number | undefined;
  readonly seen = new Set<string>();
  error: ServiceError | undefined;

  /** @param first the first page, if it is as large as the others and need not be read again. */
  constructor(options: WalkOptions, first: CertificatePage | undefined) {
    this.#options = options;
    if (first !== undefined) this.#take(0, first);
  }

  /** Reads them all. Gives the size of the service's pages if that is smaller than what was asked for. */
  async read(total: number): Promise<number | undefined> {
    const { pagesInFlight, backwards, fullSize } = this.#options;
    this.#total = Math.max(this.#total, total);
    const from = this.#totals.length;
    let next = from;
    let last = Math.ceil(this.#total / fullSize) - 1;
    const takeTurns = async () => {
      // The total may grow while the pages are read.
      while (this.#goesOn && (backwards ? last >= from : next * fullSize < this.#total)) {
        await this.#readPage(backwards ? last-- : next++);
      }
    };
    await Promise.all(Array.from({ length: pagesInFlight }, takeTurns));
    return this.#cappedTo;
  }

  /** A single page that holds everything was made in one moment. */
  get isWhole(): boolean {
    const [total] = this.#totals;
    return this.#totals.length === 1 && total !== undefined && this.seen.size + this.#withoutId >= total;
  }

  /** Judges the pages by what the beginning of the list was and is. See {@link walkPages}. */
  close(first: CertificatePage, fence: CertificatePage): Pick<Pass, "seen" | "consistent"> {
    this.#see(fence.certificates);
    const size = this.seen.size;
    this.#options.onPage(fence.certificates, size, fence.total);
    const totals = [first.total, ...this.#totals, fence.total];
    const neverFalls = totals.every((total, index) => total >= (totals[index - 1] ?? 0));
    const beginning = first.certificates[0]?.id;
    const added = fence.certificates.findIndex(({ id }) => id === beginning);
    const nothingDeleted = added >= 0 && fence.total === first.total + added;
    const complete = size <= fence.total && fence.total <= size + this.#withoutId;
    return { seen: this.seen, consistent: neverFalls && nothingDeleted && complete };
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

  #take(index: number, page: CertificatePage): void {
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
