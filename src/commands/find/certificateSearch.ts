import type { Session, Sessions } from "../../accounts";
import {
  type Certificate,
  Emitter,
  type Event,
  type Instant,
  type Result,
  type ServiceError,
  type Subscription,
} from "../../certificates";
import { bestFirst, localMatches } from "./localMatches";

/** What a search has found so far. */
export interface SearchState {
  readonly search: string;
  /** Best first, each certificate once, at most {@link mostShown}. */
  readonly found: readonly Found[];
  /** How many more there are. */
  readonly hidden: number;
  /** Accounts whose service could not be asked. */
  readonly failures: readonly SearchFailure[];
  /** Answers are still to come. */
  readonly busy: boolean;
}

export interface Found {
  readonly session: Session;
  readonly certificate: Certificate;
}

export interface SearchFailure {
  readonly session: Session;
  readonly error: ServiceError;
}

export interface SearchParts {
  readonly sessions: Pick<Sessions, "all">;
  readonly now: () => Instant;
  /** Does something once so many milliseconds have passed, unless it is disposed before. */
  readonly after: (milliseconds: number, action: () => void) => Subscription;
}

/** Milliseconds without a keystroke before the services are asked. */
const pause = 200;

/** More than this nobody reads, and the editor's list gets slow. */
export const mostShown = 100;

type Answer = Result<readonly Certificate[], ServiceError>;

/** One text searched for. A newer one makes it void. */
interface Round {
  readonly search: string;
  readonly abort: AbortController;
  readonly answers: Map<Session, Answer>;
  busy: boolean;
}

/**
 * A search over all accounts while the user types: what is in the lists shows at once, what the services find (which may
 * be more, while lists are loading) is merged in as it comes.
 */
export class CertificateSearch implements Subscription {
  readonly #parts: SearchParts;
  readonly #changes = new Emitter<SearchState>();
  #round: Round | undefined;
  #waiting: Subscription | undefined;

  readonly onDidChange: Event<SearchState> = this.#changes.event;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  /** Searches for a text. Requests for the one before are given up. */
  search(text: string): void {
    this.#stop();
    const search = text.trim();
    const round = { search, abort: new AbortController(), answers: new Map(), busy: search !== "" };
    this.#round = round;
    this.#tell(round);
    if (round.busy) this.#waiting = this.#parts.after(pause, () => void this.#ask(round));
  }

  dispose(): void {
    this.#stop();
    this.#changes.dispose();
  }

  #stop(): void {
    this.#waiting?.dispose();
    this.#round?.abort.abort();
    this.#round = undefined;
  }

  async #ask(round: Round): Promise<void> {
    await Promise.all(this.#parts.sessions.all().map((session) => this.#askOne(round, session)));
    if (round !== this.#round) return;
    round.busy = false;
    this.#tell(round);
  }

  async #askOne(round: Round, session: Session): Promise<void> {
    const { service } = session;
    const size = Math.min(mostShown, service.capabilities.maxPageSize);
    const { signal } = round.abort;
    const page = await service.list({ search: round.search }, { index: 0, size }, { signal });
    if (round !== this.#round) return;
    round.answers.set(session, page.ok ? { ok: true, value: page.value.certificates } : page);
    this.#tell(round);
  }

  #tell(round: Round): void {
    const { search, answers, busy } = round;
    const found = this.#found(round);
    const failures = [...answers].flatMap(([session, answer]) =>
      answer.ok ? [] : [{ session, error: answer.error }],
    );
    const hidden = Math.max(0, found.length - mostShown);
    this.#changes.fire({ search, found: found.slice(0, mostShown), hidden, failures, busy });
  }

  /** All matches, best first over all accounts. */
  #found({ search, answers }: Round): readonly Found[] {
    const sessionOf = new Map<Certificate, Session>();
    for (const session of this.#parts.sessions.all()) {
      const listed = localMatches(session.store.all(), search, this.#parts.now());
      const answer = answers.get(session);
      for (const certificate of merged(listed, answer?.ok ? answer.value : [])) {
        sessionOf.set(certificate, session);
      }
    }
    return bestFirst([...sessionOf.keys()], search).flatMap((certificate) => {
      const session = sessionOf.get(certificate);
      return session === undefined ? [] : [{ session, certificate }];
    });
  }
}

/** Both without doubles. The service's record is the newer one. */
function merged(listed: readonly Certificate[], answered: readonly Certificate[]): Iterable<Certificate> {
  return new Map([...listed, ...answered].map((certificate) => [certificate.id, certificate])).values();
}
