import { Emitter, type Event, type Instant, type ServiceError, type ServiceResult } from "../certificates";

/** How far a question to the service has got that the reader asks on demand. */
export interface LookupState<T> {
  readonly loading: boolean;
  /** The last answer; it stays while the question is asked again, and when that fails. */
  readonly value?: T;
  /** When it came. */
  readonly at?: Instant;
  readonly error?: ServiceError;
}

/** One question to the service, asked when the reader wants to know, and again when they want to know anew. */
export class Lookup<T> {
  readonly #now: () => Instant;
  readonly #changes = new Emitter<void>();
  #state: LookupState<T> = { loading: false };
  #asking: AbortController | undefined;

  readonly onDidChange: Event<void> = this.#changes.event;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  get state(): LookupState<T> {
    return this.#state;
  }

  /** Asks. A question under way is given up for this one. Never rejects; see {@link LookupState.error}. */
  async start(ask: (signal: AbortSignal) => ServiceResult<T>): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { error: _, ...known } = this.#state;
    this.#become({ ...known, loading: true });
    const answer = await ask(asking.signal);
    if (asking.signal.aborted) return;
    this.#asking = undefined;
    if (answer.ok) this.#become({ loading: false, value: answer.value, at: this.#now() });
    else this.#become({ ...known, loading: false, error: answer.error });
  }

  /** Gives up a question under way; what was known before stays. */
  stop(): void {
    if (this.#asking === undefined) return;
    this.#asking.abort();
    this.#asking = undefined;
    this.#become({ ...this.#state, loading: false });
  }

  dispose(): void {
    this.#asking?.abort();
    this.#changes.dispose();
  }

  #become(state: LookupState<T>): void {
    this.#state = state;
    this.#changes.fire();
  }
}
