import { Emitter, type Event } from "../certificates";
import { sameAccount } from "./account";
import type { AccountList } from "./accountList";
import { AccountSession } from "./accountSession";
import type { Connector } from "./connector";
import type { Keychain } from "./keychain";
import type { Listings } from "./listingCache";
import type { Account, Sessions } from "./types";

export interface SessionsParts {
  readonly accounts: Pick<AccountList, "all" | "onDidChange">;
  readonly keychain: Pick<Keychain, "get" | "onDidChangeCredentials">;
  readonly connector: Pick<Connector, "connect">;
  readonly listings: Listings;
  /** A setting that connections are made with (the time limit) has changed. */
  readonly onDidChangeSettings: Event<void>;
  readonly log: (line: string) => void;
}

/** One session per account, made when the account appears and disposed when it is gone. */
export class AccountSessions implements Sessions {
  readonly #parts: SessionsParts;
  readonly #changes = new Emitter<void>();
  readonly #subscriptions: readonly { dispose(): void }[];
  #sessions = new Map<string, AccountSession>();

  readonly onDidChange: Event<void> = this.#changes.event;

  constructor(parts: SessionsParts) {
    this.#parts = parts;
    this.#follow();
    this.#subscriptions = [
      parts.accounts.onDidChange(() => {
        this.#follow();
        this.#changes.fire();
      }),
      parts.keychain.onDidChangeCredentials((accountId) => void this.#credentialsChanged(accountId)),
      parts.onDidChangeSettings(() => {
        for (const session of this.#sessions.values()) session.reconnect();
      }),
    ];
  }

  all(): readonly AccountSession[] {
    return [...this.#sessions.values()];
  }

  get(accountId: string): AccountSession | undefined {
    return this.#sessions.get(accountId);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const session of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
    this.#changes.dispose();
  }

  /** Brings the sessions in line with the accounts, keeping those whose account is still there. */
  #follow(): void {
    const before = this.#sessions;
    this.#sessions = new Map();
    for (const account of this.#parts.accounts.all()) {
      this.#sessions.set(account.id, this.#sessionFor(account, before.get(account.id)));
    }
    for (const session of before.values()) {
      if (this.#sessions.get(session.account.id) === session) continue;
      session.dispose();
      void this.#parts.listings.forget(session.account.id);
    }
  }

  #sessionFor(account: Account, known: AccountSession | undefined): AccountSession {
    if (known === undefined || !canServe(known.account, account)) {
      return new AccountSession(account, this.#parts);
    }
    if (!sameAccount(known.account, account)) known.update(account);
    return known;
  }

  /** Deleted credentials are no reason to list again: the account is being removed. */
  async #credentialsChanged(accountId: string): Promise<void> {
    const session = this.#sessions.get(accountId);
    if (session === undefined) return;
    session.reconnect();
    try {
      if ((await this.#parts.keychain.get(accountId)) !== undefined) await session.relist();
    } catch (error) {
      this.#parts.log(`The credentials of account ${accountId} could not be read: ${String(error)}`);
    }
  }
}

function canServe(known: Account, account: Account): boolean {
  return known.site === account.site && known.generation === account.generation;
}
