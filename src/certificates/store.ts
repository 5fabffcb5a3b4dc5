import type { Certificate, Instant } from "./certificate";
import { Emitter, type Event } from "./emitter";
import { walkPages } from "./listingWalk";
import { sameCertificate } from "./sameCertificate";
import type { CertificateService } from "./service";
import type { ServiceError } from "./serviceError";
import type { Listing } from "./snapshot";

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
  /** The certificates are those remembered from an earlier session; they have not been listed in this one yet. */
  readonly stale?: true;
}

/** Whether the list was listed in this session and the last attempt to do so succeeded. */
export function isUpToDate({ loadedAt, stale, error }: StoreState): boolean {
  return loadedAt !== undefined && !stale && error === undefined;
}

export interface StoreOptions {
  readonly now?: () => Instant;
  /** Size of the first page, small so that something shows at once. */
  readonly firstPageSize?: number;
  /** Full pages asked for at the same time. */
  readonly pagesInFlight?: number;
  /** Looks up the listing of an earlier session, once, before the first load. Must not reject. */
  readonly remembered?: () => Promise<Listing | undefined>;
  /** Does work after `ms` milliseconds unless stopped by what it gives. Default: a timer. */
  readonly schedule?: Schedule;
}

export type Schedule = (work: () => void, ms: number) => () => void;

const byTimer: Schedule = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Enough to use 20 requests a second when an answer takes 800 ms. How many really go out the rate limiter decides. */
const defaultPagesInFlight = 16;

/**
 * The passes differ in what they can miss. A deletion hides certificates from a forward pass (they move to a page already
 * read) but not from a backward one; with an addition it is the other way round; and pages of another size are cut at
 * other places.
 */
const passes = [
  { backwards: false, share: 1 },
  { backwards: true, share: 1 },
  { backwards: false, share: 0.93 },
];

/** A load that ended while the account kept changing is followed by another after this time, doubled each time. */
const followUpMs = 30_000;
const maxFollowUps = 5;

/**
 * The certificates of one account. Pages are merged as they arrive, changes are told in one event each, and after an
 * upload or a delete the store is patched instead of reloaded.
 */
export class CertificateStore {
  readonly #service: CertificateService;
  readonly #now: () => Instant;
  readonly #firstPageSize: number;
  readonly #pagesInFlight: number;
  #remembered: StoreOptions["remembered"];
  /** The largest page the service gives. */
  #pageSize: number;
  readonly #certificates = new Map<string, Certificate>();
  readonly #changes = new Emitter<StoreChange>();
  /** IDs put or removed by hand while a load was under way: the load must not undo them. */
  readonly #patched = new Set<string>();
  #state: StoreState = { loading: false };
  #loading: Promise<void> | undefined;
  #abort: AbortController | undefined;
  readonly #schedule: Schedule;
  #stopFollowUp = () => {};
  /** Loads in a row that were not conclusive. */
  #inconclusive = 0;

  readonly onDidChange: Event<StoreChange> = this.#changes.event;

  constructor(service: CertificateService, options: StoreOptions = {}) {
    this.#service = service;
    this.#now = options.now ?? Date.now;
    this.#pageSize = service.capabilities.maxPageSize;
    this.#firstPageSize = Math.min(options.firstPageSize ?? 100, this.#pageSize);
    this.#pagesInFlight = options.pagesInFlight ?? defaultPagesInFlight;
    this.#remembered = options.remembered;
    this.#schedule = options.schedule ?? byTimer;
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

  /** Loads only if nothing was loaded yet and nothing is being loaded. A remembered listing does not count. */
  async ensureLoaded(): Promise<void> {
    const { loadedAt, stale, error } = this.#state;
    if ((loadedAt === undefined || stale) && error === undefined) await this.load();
  }

  /** Shows a remembered listing until the first load is complete. Without effect once something was listed. */
  restore({ certificates, loadedAt }: Listing): void {
    if (this.#state.loadedAt !== undefined || this.#certificates.size > 0) return;
    for (const certificate of certificates) this.#certificates.set(certificate.id, certificate);
    this.#state = { ...this.#state, loadedAt, stale: true };
    this.#fire({ added: certificates.map(({ id }) => id), state: true });
  }

  /** Stops a load under way. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** Adds or replaces one certificate. */
  put(certificate: Certificate): void {
    this.#patched.add(certificate.id);
    const change = this.#merge([certificate]);
    if (change !== undefined) this.#fire(change);
  }

  /** Forgets one certificate. */
  remove(id: string): void {
    this.#patched.add(id);
    if (this.#certificates.delete(id)) this.#fire({ removed: [id] });
  }

  dispose(): void {
    this.cancel();
    this.#stopFollowUp();
    this.#changes.dispose();
  }

  async #load(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#stopFollowUp();
    this.#patched.clear();
    this.#setState({ ...this.#state, loading: true });
    await this.#recall();
    const { error, removed, conclusive } = await this.#walkUntilConsistent(abort);
    const { progress, error: earlier, ...rest } = this.#state;
    this.#state =
      error === undefined ? { loading: false, loadedAt: this.#now() } : { ...rest, loading: false, error };
    this.#fire({ removed, state: true });
    if (error === undefined && !abort.signal.aborted) this.#followUp(conclusive);
  }

  /** After a load that was not conclusive, lists again when the account may have come to rest. */
  #followUp(conclusive: boolean): void {
    this.#inconclusive = conclusive ? 0 : this.#inconclusive + 1;
    if (conclusive || this.#inconclusive > maxFollowUps) return;
    const wait = followUpMs * 2 ** (this.#inconclusive - 1);
    this.#stopFollowUp = this.#schedule(() => void this.load(), wait);
  }

  async #recall(): Promise<void> {
    const remembered = this.#remembered;
    this.#remembered = undefined;
    const listing = await remembered?.();
    if (listing !== undefined) this.restore(listing);
  }

  /**
   * Passes over all pages until one is consistent, and forgets what was not seen. For an account that keeps changing it
   * ends after the last pass and is not conclusive: then whatever any pass saw is kept, since showing a certificate that
   * has just gone is better than hiding one that is there.
   */
  async #walkUntilConsistent(abort: AbortController): Promise<{
    readonly error?: ServiceError;
    readonly removed: readonly string[];
    readonly conclusive: boolean;
  }> {
    const seenByAny = new Set<string>();
    for (const { backwards, share } of passes) {
      const fullSize = Math.max(1, Math.floor(this.#pageSize * share));
      const { seen, consistent, error } = await this.#walk(abort.signal, fullSize, backwards);
      if (error !== undefined) return { error, removed: [], conclusive: false };
      if (consistent) return { removed: this.#forgetAllBut(seen), conclusive: true };
      for (const id of seen) seenByAny.add(id);
    }
    return { removed: this.#forgetAllBut(seenByAny), conclusive: false };
  }

  async #walk(signal: AbortSignal, fullSize: number, backwards: boolean) {
    // When one page fails, those in flight are of no use any more.
    const pass = new AbortController();
    const found = await walkPages({
      list: async (page) => {
        // A signal for each page: Node takes so many listeners on one signal for a leak.
        const each = AbortSignal.any([signal, pass.signal]);
        const answer = await this.#service.list({}, page, { signal: each });
        if (!answer.ok) pass.abort();
        return answer;
      },
      onPage: (certificates, seen, total) => this.#takePage(certificates, { seen, total }),
      // A list that shows already needs no small page.
      firstSize: this.#certificates.size > 0 ? fullSize : Math.min(this.#firstPageSize, fullSize),
      fullSize,
      pagesInFlight: this.#pagesInFlight,
      backwards,
    });
    if (found.pageSize < fullSize) this.#pageSize = found.pageSize;
    return found;
  }

  /** One event a page: its certificates and the progress. */
  #takePage(certificates: readonly Certificate[], progress: NonNullable<StoreState["progress"]>): void {
    const change = this.#merge(certificates.filter(({ id }) => !this.#patched.has(id)));
    const before = this.#state.progress;
    const moved = before?.seen !== progress.seen || before.total !== progress.total;
    this.#state = { ...this.#state, progress };
    if (moved || change !== undefined) this.#fire({ ...change, state: moved });
  }

  #forgetAllBut(seen: ReadonlySet<string>): readonly string[] {
    const removed = [...this.#certificates.keys()].filter((id) => !seen.has(id) && !this.#patched.has(id));
    for (const id of removed) this.#certificates.delete(id);
    return removed;
  }

  /** Undefined when everything was known as it is. */
  #merge(certificates: readonly Certificate[]): Pick<StoreChange, "added" | "updated"> | undefined {
    const added: string[] = [];
    const updated: string[] = [];
    for (const certificate of certificates) {
      const known = this.#certificates.get(certificate.id);
      if (known === undefined) added.push(certificate.id);
      else if (!sameCertificate(known, certificate)) updated.push(certificate.id);
      else continue;
      this.#certificates.set(certificate.id, certificate);
    }
    return added.length + updated.length > 0 ? { added, updated } : undefined;
  }

  #setState(state: StoreState): void {
    this.#state = state;
    this.#fire({ state: true });
  }

  #fire(change: Partial<StoreChange>): void {
    this.#changes.fire({ added: [], updated: [], removed: [], state: false, ...change });
  }
}
