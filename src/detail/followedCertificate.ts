import type { CertificateRef, Session, Sessions } from "../accounts";
import {
  type Certificate,
  type CertificateDetail,
  daysLeft,
  Emitter,
  type Event,
  findSuccessor,
  type Instant,
  type ServiceError,
  type StoreChange,
  type Subscription,
} from "../certificates";
import type { DecodedPem } from "./sections/chain";

/** Before that nobody asks what could take its place, and a long list is not searched for it. */
const daysToReplace = 100;

/** All that is known of one certificate at this moment. */
export interface Knowledge {
  readonly certificate?: Certificate | CertificateDetail;
  readonly decoded?: DecodedPem;
  readonly loading: boolean;
  /** When the list came that the record is from. */
  readonly listedAt?: Instant;
  /** When the detail came. */
  readonly loadedAt?: Instant;
  /** Why the last attempt failed; what came before stays. */
  readonly error?: ServiceError;
  readonly absence?: "account" | "certificate";
  /** Others in the list of its account: what the service ties it to, and what can take its place. */
  readonly related?: readonly Certificate[];
}

export interface FollowedParts {
  readonly sessions: Sessions;
  /** Decodes the PEM of a detail; absent without a PEM. Never rejects. */
  readonly decode: (detail: CertificateDetail, now: Instant) => Promise<DecodedPem | undefined>;
  readonly now: () => Instant;
  /** What was known of it before; it is shown until it is loaded anew. */
  readonly known?: Knowledge | undefined;
}

/**
 * One certificate, followed through its account's store: the record of the list at once, then the detail, and again
 * whenever the store tells that it changed. While nobody looks, changes are noted and loaded later.
 */
export class FollowedCertificate implements Subscription {
  readonly ref: CertificateRef;
  readonly #parts: FollowedParts;
  readonly #changes = new Emitter<void>();
  readonly #sessions: Subscription;
  #session: Session | undefined;
  #accountName: string | undefined;
  #store: Subscription | undefined;
  #listedAt: Instant | undefined;
  #knowledge: Knowledge;
  #related: readonly Certificate[] = [];
  /** ID of what could take its place. */
  #newer: string | undefined;
  #loading: AbortController | undefined;
  #watched = true;
  #stale = false;

  readonly onDidChange: Event<void> = this.#changes.event;

  constructor(ref: CertificateRef, parts: FollowedParts) {
    this.ref = ref;
    this.#parts = parts;
    this.#knowledge = parts.known ?? { loading: false };
    this.#sessions = parts.sessions.onDidChange(() => this.#followAccount());
    this.#followAccount();
  }

  get knowledge(): Knowledge {
    const { related: _, ...known } = this.#knowledge;
    return {
      ...known,
      ...(this.#listedAt === undefined ? {} : { listedAt: this.#listedAt }),
      ...(this.#related.length === 0 ? {} : { related: this.#related }),
    };
  }

  /** The account's session; absent when the account is. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** The account's name; the last one it had when it was removed. */
  get accountName(): string | undefined {
    return this.#accountName;
  }

  /** Whether another account may have a certificate of the same ID. */
  get isOneOfSeveralAccounts(): boolean {
    return this.#parts.sessions.all().length > 1;
  }

  /** Whether somebody looks. What changed meanwhile is loaded when they look again. */
  set watched(watched: boolean) {
    this.#watched = watched;
    if (watched && this.#stale) void this.load();
  }

  /** Loads the detail. A load under way is given up for this one. Never rejects; see {@link Knowledge.error}. */
  async load(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#stale = false;
    this.#know({ loading: true });
    const result = await session.service.detail(this.ref.certificateId, { signal: loading.signal });
    if (loading.signal.aborted) return;
    if (!result.ok) {
      this.#loading = undefined;
      this.#failed(result.error);
      return;
    }
    const now = this.#parts.now();
    const decoded = await this.#parts.decode(result.value, now);
    if (loading.signal.aborted) return;
    this.#loading = undefined;
    this.#knowledge = {
      certificate: result.value,
      ...(decoded === undefined ? {} : { decoded }),
      loading: false,
      loadedAt: now,
    };
    this.#findNewer();
    this.#tell();
  }

  dispose(): void {
    this.#giveUp();
    this.#session = undefined;
    this.#sessions.dispose();
    this.#store?.dispose();
    this.#changes.dispose();
  }

  #followAccount(): void {
    const session = this.#parts.sessions.get(this.ref.accountId);
    this.#accountName = session?.account.name ?? this.#accountName;
    if (session !== undefined && session === this.#session) {
      // The same account under a new name, or another account beside it.
      this.#tell();
      return;
    }
    this.#session = session;
    this.#store?.dispose();
    this.#giveUp();
    if (session === undefined) {
      this.#know({ loading: false, absence: "account" });
      return;
    }
    this.#store = session.store.onDidChange((change) => this.#storeChanged(session, change));
    this.#listedAt = session.store.state.loadedAt;
    this.#returned(session);
  }

  #storeChanged(session: Session, { added, updated, removed, state }: StoreChange): void {
    const { certificateId } = this.ref;
    if (removed.includes(certificateId)) {
      this.#giveUp();
      this.#know({ loading: false, absence: "certificate" });
    } else if (updated.includes(certificateId) || added.includes(certificateId)) {
      this.#returned(session);
    } else if (state && this.#listedAnew(session)) {
      this.#loadIfWatched();
    } else if (!session.store.state.loading) {
      this.#findNewer();
      if (this.#findRelated()) this.#changes.fire();
    }
  }

  /** Whether the account was listed again. The first listing is no news: the detail is loaded anyway. */
  #listedAnew({ store }: Session): boolean {
    const before = this.#listedAt;
    this.#listedAt = store.state.loadedAt;
    const isNew = before !== undefined && before !== this.#listedAt;
    return isNew && this.#knowledge.absence === undefined;
  }

  /** The record is there, perhaps with new values: they show at once, the detail follows. */
  #returned({ store }: Session): void {
    const { absence: _, ...known } = this.#knowledge;
    const record = store.get(this.ref.certificateId);
    this.#knowledge =
      record === undefined ? known : { ...known, certificate: { ...known.certificate, ...record } };
    this.#tell();
    this.#loadIfWatched();
  }

  #loadIfWatched(): void {
    if (this.#watched) void this.load();
    else this.#stale = true;
  }

  #failed(error: ServiceError): void {
    if (error.kind === "notFound") this.#know({ loading: false, absence: "certificate" });
    else this.#know({ loading: false, error });
  }

  #giveUp(): void {
    this.#loading?.abort();
    this.#loading = undefined;
  }

  #know(change: Partial<Knowledge>): void {
    const { error: _, ...known } = this.#knowledge;
    this.#knowledge = { ...known, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#findRelated();
    this.#changes.fire();
  }

  /** Looks up anew the others that the service names. Whether the others have changed. */
  #findRelated(): boolean {
    const { certificate } = this.#knowledge;
    const store = this.#session?.store;
    const { renewal, renewalOf, reissue } = certificate?.related ?? {};
    const ids = [renewal, renewalOf, reissue, this.#newer];
    const records = ids.map((id) => (id === undefined ? undefined : store?.get(id)));
    const found = [...new Set(records)].filter((other) => other !== undefined);
    const before = this.#related;
    this.#related = found;
    return found.length !== before.length || found.some((other, index) => other !== before[index]);
  }

  /** Searches the list for what could take its place. On a long list that takes time: never before the first drawing. */
  #findNewer(): void {
    const { certificate } = this.#knowledge;
    const store = this.#session?.store;
    if (certificate === undefined || store === undefined) return;
    const end = certificate.notAfter ?? Number.POSITIVE_INFINITY;
    const isNearEnd = daysLeft(end, this.#parts.now()) < daysToReplace;
    this.#newer = isNearEnd ? findSuccessor(certificate, store.all())?.id : undefined;
  }
}
