import type { BoundResource } from "../records/entry";
import type { Store } from "../store/store";

/** How long a search for bound resources takes, milliseconds. */
const searchTime = 300;
/** For how long a finished search is handed out again, milliseconds. */
const cacheTime = 30 * 60 * 1000;

/** Status of a search, as DescribeCertificateBindResourceTaskResult numbers them. */
export const SearchStatus = { running: 0, found: 1, failed: 2 } as const;

/** A search for what uses a certificate. */
export interface BindingSearch {
  readonly id: string;
  readonly certificateId: string;
  /** Milliseconds UTC. */
  readonly startedAt: number;
}

export interface SearchOutcome {
  readonly status: number;
  /** The resources, once they are found. */
  readonly resources: readonly BoundResource[];
  /** Of this result, milliseconds UTC. */
  readonly cachedAt: number;
}

/** Searches for bound resources: they run for a moment and are polled for. Forgotten when the sandbox stops. */
export class BindingTasks {
  readonly #store: Pick<Store, "get">;
  readonly #searches = new Map<string, BindingSearch>();
  /** Certificate ID -> its latest search. */
  readonly #latest = new Map<string, BindingSearch>();

  constructor(store: Pick<Store, "get">) {
    this.#store = store;
  }

  /**
   * The search for a certificate's resources: the one that runs, a finished one if `reuse` says so and it is not too
   * old, or a new one.
   */
  start(certificateId: string, reuse: boolean, now: number): BindingSearch {
    const known = this.#latest.get(certificateId);
    const age = known === undefined ? Number.POSITIVE_INFINITY : now - known.startedAt;
    if (known !== undefined && age < (reuse ? cacheTime : searchTime)) return known;
    const search = { id: String(700_001 + this.#searches.size), certificateId, startedAt: now };
    this.#searches.set(search.id, search);
    this.#latest.set(certificateId, search);
    return search;
  }

  get(id: string): BindingSearch | undefined {
    return this.#searches.get(id);
  }

  /** Whether a finished search of the last half hour has found something that uses a certificate. */
  foundSome(certificateId: string, now: number): boolean {
    const latest = this.#latest.get(certificateId);
    if (latest === undefined || now - latest.startedAt >= cacheTime) return false;
    return this.outcome(latest, now).resources.length > 0;
  }

  /** How a search stands at `now`. It fails when its certificate was deleted. */
  outcome({ certificateId, startedAt }: BindingSearch, now: number): SearchOutcome {
    if (now - startedAt < searchTime)
      return { status: SearchStatus.running, resources: [], cachedAt: startedAt };
    const entry = this.#store.get(certificateId);
    const cachedAt = startedAt + searchTime;
    return entry === undefined
      ? { status: SearchStatus.failed, resources: [], cachedAt }
      : { status: SearchStatus.found, resources: entry.boundResources, cachedAt };
  }
}
