import type { Certificate, Instant } from "./certificate";
import { Emitter, type Event } from "./emitter";
import { sameCertificate } from "./sameCertificate";
import type { CertificateService } from "./service";
import type { ServiceError } from "./serviceError";

/** What changed. Every list may be empty; `loading` tells that progress, error or age changed too. */
export interface StoreChange {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly state: boolean;
}

export interface StoreState {
  readonly loading: boolean;
  /** Records seen so far and expected in all, while loading. */
  readonly progress?: { readonly seen: number; readonly total: number };
  /** Why the last load failed; the certificates of the last good one stay. */
  readonly error?: ServiceError;
  /** When the listing was last complete. */
  readonly loadedAt?: Instant;
}

export interface StoreOptions {
  readonly now?: () => Instant;
  /** Size of the first page, small so that something shows at once. */
  readonly firstPageSize?: number;
}

const attempts = 3;

/**
 * The certificates of one account. Pages are merged as they arrive, changes are told in one event each, and after an
 * upload or a delete the store is patched instead of reloaded.
 */
export class CertificateStore {
  readonly #service: CertificateService;
  readonly #now: () => Instant;
  readonly #firstPageSize: number;
  readonly #certificates = new Map<string, Certificate>();
  readonly #changes = new Emitter<StoreChange>();
  /** IDs put or removed by hand while a load was under way: the load must not undo them. */
  readonly #patched = new Set<string>();
  #state: StoreState = { loading: false };
  #loading: Promise<void> | undefined;
  #abort: AbortController | undefined;

  readonly onDidChange: Event<StoreChange> = this.#changes.event;

  constructor(service: CertificateService, options: StoreOptions = {}) {
    this.#service = service;
    this.#now = options.now ?? Date.now;
    this.#firstPageSize = Math.min(options.firstPageSize ?? 100, service.capabilities.maxPageSize);
  }

  get state(): StoreState {
    return this.#state;
  }

  all(): readonly Certificate[] {
    return [...this.#certificates.values()];
  }

  get(id: string): Certificate | undefined {
    return this.#certificates.get(id);
  }

  get size(): number {
    return this.#certificates.size;
  }

  /** Lists the account anew. A load already under way is joined, not doubled. Never rejects; see {@link StoreState.error}. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
      this.#abort = undefined;
    });
    return this.#loading;
  }

  /** Loads only if nothing was loaded yet and nothing is being loaded. */
  async ensureLoaded(): Promise<void> {
    if (this.#state.loadedAt === undefined && this.#state.error === undefined) await this.load();
  }

  /** Stops a load under way. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** Adds or replaces one certificate. */
  put(certificate: Certificate): void {
    this.#patched.add(certificate.id);
    this.#merge([certificate]);
  }

  /** Forgets one certificate. */
  remove(id: string): void {
    this.#patched.add(id);
    if (this.#certificates.delete(id)) this.#fire({ removed: [id] });
  }

  dispose(): void {
    this.cancel();
    this.#changes.dispose();
  }

  async #load(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#patched.clear();
    this.#setState({ ...this.#state, loading: true });
    const error = await this.#walkUntilConsistent(abort.signal);
    const { loadedAt } = this.#state;
    this.#setState({
      loading: false,
      ...(error === undefined ? { loadedAt: this.#now() } : { error }),
      ...(error !== undefined && loadedAt !== undefined ? { loadedAt } : {}),
    });
  }

  /**
   * Passes over all pages until one is consistent, and forgets what was not seen. An account that keeps changing ends
   * after the last attempt: then whatever any pass saw is kept, since showing a certificate that has just gone is
   * better than hiding one that is there.
   */
  async #walkUntilConsistent(signal: AbortSignal): Promise<ServiceError | undefined> {
    const seenByAny = new Set<string>();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const last = attempt === attempts;
      const { seen, consistent, error } = await this.#walk(signal, last);
      if (error !== undefined) return error;
      for (const id of seen) seenByAny.add(id);
      if (consistent || last) {
        this.#forgetAllBut(consistent ? seen : seenByAny);
        break;
      }
    }
    return undefined;
  }

  /**
   * One pass over all pages. It is consistent when the total stayed the same and every record was seen: a certificate
   * added or deleted meanwhile shifts the pages. (One deleted on a page already seen and one added at the end can cancel
   * out; the next load puts that right.) Unless `toTheEnd`, a pass stops as soon as the total changes.
   */
  async #walk(
    signal: AbortSignal,
    toTheEnd: boolean,
  ): Promise<{ seen: Set<string>; consistent: boolean; error?: ServiceError }> {
    const seen = new Set<string>();
    let size = this.#firstPageSize;
    let index = 0;
    let firstTotal: number | undefined;
    for (;;) {
      const page = await this.#service.list({}, { index, size }, { signal });
      if (!page.ok) return { seen, consistent: false, error: page.error };
      const { certificates, total } = page.value;
      firstTotal ??= total;
      for (const { id } of certificates) seen.add(id);
      this.#merge(certificates.filter(({ id }) => !this.#patched.has(id)));
      this.#setState({ ...this.#state, loading: true, progress: { seen: seen.size, total } });
      if (total !== firstTotal && !toTheEnd) return { seen, consistent: false };
      const end = index * size + certificates.length >= total;
      if (certificates.length === 0 || end)
        return { seen, consistent: total === firstTotal && seen.size === total };
      ({ size, index } = this.#next(size, index, certificates.length));
    }
  }

  /** After the small first page, full pages from the start; a service that caps the page size is followed. */
  #next(size: number, index: number, received: number): { size: number; index: number } {
    if (received < size) return { size: received, index: index + 1 };
    const full = this.#service.capabilities.maxPageSize;
    return index === 0 && size < full ? { size: full, index: 0 } : { size, index: index + 1 };
  }

  #forgetAllBut(seen: ReadonlySet<string>): void {
    const removed = [...this.#certificates.keys()].filter((id) => !seen.has(id) && !this.#patched.has(id));
    for (const id of removed) this.#certificates.delete(id);
    if (removed.length > 0) this.#fire({ removed });
  }

  #merge(certificates: readonly Certificate[]): void {
    const added: string[] = [];
    const updated: string[] = [];
    for (const certificate of certificates) {
      const known = this.#certificates.get(certificate.id);
      if (known === undefined) added.push(certificate.id);
      else if (!sameCertificate(known, certificate)) updated.push(certificate.id);
      else continue;
      this.#certificates.set(certificate.id, certificate);
    }
    if (added.length + updated.length > 0) this.#fire({ added, updated });
  }

  #setState(state: StoreState): void {
    this.#state = state;
    this.#fire({ state: true });
  }

  #fire(change: Partial<StoreChange>): void {
    this.#changes.fire({ added: [], updated: [], removed: [], state: false, ...change });
  }
}
