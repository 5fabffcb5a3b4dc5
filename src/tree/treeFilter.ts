import type { Session, Sessions } from "../accounts";
import {
  type Certificate,
  Emitter,
  type Event,
  everything,
  type Filter,
  type FilterContext,
  type FilterMember,
  isFiltering,
  type ListQuery,
  matcher,
  type Result,
  type ServiceError,
  type StoreChange,
  type Subscription,
  success,
  toQuery,
  unanswerable,
} from "../certificates";
import { parseFilter, sameFilter } from "./storedFilter";
import { watchStores } from "./watchStores";

/** Where the filter is kept for the workspace. */
export interface FilterMemory {
  load(): unknown;
  save(filter: Filter): void;
}

/** What the service said about one account. */
interface Answer {
  readonly abort: AbortController;
  /** The list has changed since; the service is asked again once it is complete. */
  readonly stale: boolean;
  readonly ids?: ReadonlySet<string>;
  readonly error?: ServiceError;
  readonly asking: boolean;
}

/**
 * The filter of the tree. The store always holds the whole account, so that other views and counts do not depend on the
 * filter, and changing it costs no request: what records tell is tested here. For what only the service knows (hostable,
 * legacy "usable for this domain") it is asked for the IDs, once for each listing, and those are intersected.
 */
export class TreeFilter implements Subscription {
  readonly #memory: FilterMemory;
  readonly #changes = new Emitter<void>();
  readonly #answers = new Map<Session, Answer>();
  readonly #sessions: Sessions;
  readonly #watch: Subscription;
  #filter: Filter;

  /** The filter, or what the service answered to it, is another one. */
  readonly onDidChange: Event<void> = this.#changes.event;

  constructor(sessions: Sessions, memory: FilterMemory = forgetful) {
    this.#sessions = sessions;
    this.#memory = memory;
    this.#filter = parseFilter(memory.load());
    this.#watch = watchStores(sessions, {
      sessions: () => this.#followSessions(),
      store: (session, change) => this.#storeChanged(session, change),
    });
    this.#askAll();
  }

  get filter(): Filter {
    return this.#filter;
  }

  get isActive(): boolean {
    return isFiltering(this.#filter);
  }

  /** Shows what matches another filter from now on; {@link everything} for no filter. */
  set(filter: Filter): void {
    if (sameFilter(filter, this.#filter)) return;
    this.#filter = filter;
    this.#memory.save(filter);
    this.#forgetAnswers();
    this.#askAll();
    this.#changes.fire();
  }

  clear(): void {
    this.set(everything);
  }

  /** The test for the certificates of one account, as things stand. */
  matcherFor(
    session: Session,
    context: Pick<FilterContext, "now" | "expiringDays">,
  ): (certificate: Certificate) => boolean {
    const answered = this.#answers.get(session)?.ids;
    const { capabilities } = session.service;
    return matcher(this.#filter, { ...context, capabilities, ...(answered ? { answered } : {}) });
  }

  /** Whether the service's first answer is still to come. */
  isAsking(session: Session): boolean {
    const answer = this.#answers.get(session);
    return answer?.asking === true && answer.ids === undefined;
  }

  /** Why the service could not answer. */
  errorOf(session: Session): ServiceError | undefined {
    return this.#answers.get(session)?.error;
  }

  /** What of the filter the account's API does not tell. */
  unanswerableIn(session: Session): readonly FilterMember[] {
    return unanswerable(this.#filter, session.service.capabilities);
  }

  dispose(): void {
    this.#watch.dispose();
    this.#forgetAnswers();
    this.#changes.dispose();
  }

  #forgetAnswers(): void {
    for (const { abort } of this.#answers.values()) abort.abort();
    this.#answers.clear();
  }

  #followSessions(): void {
    const current = new Set(this.#sessions.all());
    for (const [session, { abort }] of this.#answers) {
      if (current.has(session)) continue;
      abort.abort();
      this.#answers.delete(session);
    }
    this.#askAll();
  }

  #askAll(): void {
    for (const session of this.#sessions.all()) this.#askIfListed(session);
  }

  /** A certificate that is new or changed may match now; in a new listing any may. */
  #storeChanged(session: Session, { added, updated }: StoreChange): void {
    const answer = this.#answers.get(session);
    const changed = added.length + updated.length > 0 || session.store.state.loading;
    if (answer !== undefined && changed) this.#answers.set(session, { ...answer, stale: true });
    this.#askIfListed(session);
  }

  /** Asks about a listing that is complete, once. Accounts nobody has looked at are left alone. */
  #askIfListed(session: Session): void {
    const query = toQuery(this.#filter, session.service.capabilities);
    const { loading, loadedAt } = session.store.state;
    if (query === undefined || loading || loadedAt === undefined) return;
    if (this.#answers.get(session)?.stale !== false) void this.#ask(session, query);
  }

  async #ask(session: Session, query: ListQuery): Promise<void> {
    const before = this.#answers.get(session);
    before?.abort.abort();
    const abort = new AbortController();
    const known = before?.ids === undefined ? {} : { ids: before.ids };
    this.#answers.set(session, { abort, stale: false, asking: true, ...known });
    const asked = await idsOf(session, query, abort.signal);
    if (abort.signal.aborted) return;
    const answer = asked.ok ? { ids: asked.value } : { ...known, error: asked.error };
    const stale = this.#answers.get(session)?.stale === true;
    this.#answers.set(session, { abort, stale, asking: false, ...answer });
    this.#changes.fire();
  }
}

/** All IDs that match a query, page by page. */
async function idsOf(
  { service }: Session,
  query: ListQuery,
  signal: AbortSignal,
): Promise<Result<ReadonlySet<string>, ServiceError>> {
  const ids = new Set<string>();
  const size = service.capabilities.maxPageSize;
  for (let index = 0; ; index += 1) {
    const page = await service.list(query, { index, size }, { signal });
    if (!page.ok) return page;
    const { certificates, total } = page.value;
    for (const { id } of certificates) ids.add(id);
    if (certificates.length === 0 || ids.size >= total) return success(ids);
  }
}

const forgetful: FilterMemory = { load: () => undefined, save: () => {} };
