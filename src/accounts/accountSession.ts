import { type CertificateService, CertificateStore, type Listing, type ServiceError } from "../certificates";
import { capabilitiesOf } from "../tencent/site";
import { sameTarget } from "./account";
import type { Connector } from "./connector";
import { type LazyService, lazyService } from "./lazyService";
import type { Listings } from "./listingCache";
import type { Account, Session } from "./types";

export interface SessionParts {
  readonly connector: Pick<Connector, "connect">;
  readonly listings: Listings;
}

/** One account at work. Lives as long as its account; survives a change of name, credentials and endpoint. */
export class AccountSession implements Session {
  readonly #service: LazyService;
  readonly store: CertificateStore;
  readonly #listings: Listings;
  #account: Account;

  constructor(account: Account, { connector, listings }: SessionParts) {
    this.#account = account;
    this.#listings = listings;
    this.#service = lazyService({
      capabilities: capabilitiesOf(account.generation, account.site),
      connect: () => connector.connect(this.#account),
      mayHaveMoved: (error) => this.#account.site === "sandbox" && isLost(error),
    });
    this.store = new CertificateStore(this.#service, { remembered: () => listings.read(account.id) });
    this.store.onDidChange(() => {
      if (this.#listing() !== undefined) listings.keep(account.id, () => this.#listing());
    });
  }

  get account(): Account {
    return this.#account;
  }

  get service(): CertificateService {
    return this.#service;
  }

  /** The account has changed. Site and generation cannot: a session's capabilities are fixed. */
  update(account: Account): void {
    const moved = !sameTarget(account, this.#account);
    this.#account = account;
    if (moved) void this.relist();
  }

  /** The next call uses the credentials, endpoint and settings of that moment. */
  reconnect(): void {
    this.#service.reconnect();
  }

  /**
   * Connects anew and, if the list has been asked for before, lists again: other credentials see other certificates, so
   * what was kept of the list is forgotten.
   */
  async relist(): Promise<void> {
    this.reconnect();
    void this.#listings.forget(this.#account.id);
    const { loadedAt, error, loading } = this.store.state;
    if (loading) {
      this.store.cancel();
      // Joins the load that was cancelled and so ends at once.
      await this.store.load();
    }
    if (loading || loadedAt !== undefined || error !== undefined) await this.store.load();
  }

  dispose(): void {
    this.store.dispose();
  }

  /** The list as the service gave it; undefined while it is being listed, after a failure, or when only remembered. */
  #listing(): Listing | undefined {
    const { loading, loadedAt, stale, error } = this.store.state;
    if (loading || loadedAt === undefined || stale || error !== undefined) return undefined;
    return { certificates: this.store.all(), loadedAt };
  }
}

/** The window that ran the sandbox may have been closed. */
function isLost({ kind }: ServiceError): boolean {
  return kind === "network";
}
