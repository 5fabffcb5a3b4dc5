import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type * as vscode from "vscode";
import { Emitter, type Event } from "../certificates";
import { parseAccount, sameAccount } from "./account";
import type { Account } from "./types";

/** The name in global state. */
export const accountListKey = "accounts";

/** Global state of another window reaches this one a moment after its announcement: how long to look again, in ms. */
const rereadDelays = [0, 50, 100, 200, 400, 800, 1600] as const;

/** How windows tell one another that the list was written; see `RevisionFile`. */
export interface Announcements {
  announceRevision(revision: string): Promise<void>;
  readonly onDidAnnounceRevision: Event<string>;
}

export interface AccountListParts {
  readonly globalState: Pick<vscode.Memento, "get" | "update">;
  readonly announcements: Announcements;
  readonly log: (line: string) => void;
}

interface StoredList {
  /** Random, new with every write. */
  readonly revision: string;
  readonly accounts: readonly Account[];
  /** Entries that were skipped. */
  readonly damaged: number;
}

/**
 * The accounts, without secrets, in the order they were added, kept in global state and so shared by all windows of the
 * profile. A change in another window is picked up when that window announces it and, should the announcement be
 * missed, when {@link reread} is called (on window focus).
 */
export class AccountList {
  readonly #parts: AccountListParts;
  readonly #changes = new Emitter<void>();
  readonly #subscription: { dispose(): void };
  #accounts: readonly Account[];
  #disposed = false;

  readonly onDidChange: Event<void> = this.#changes.event;

  constructor(parts: AccountListParts) {
    this.#parts = parts;
    this.#accounts = this.#read().accounts;
    this.#logDamage();
    this.#subscription = parts.announcements.onDidAnnounceRevision(
      (revision) => void this.#catchUp(revision),
    );
  }

  all(): readonly Account[] {
    return this.#accounts;
  }

  /** Adds an account, or replaces the one with its ID where it stands. Rejects when global state cannot be written. */
  async put(account: Account): Promise<void> {
    const { accounts } = this.#read();
    const known = accounts.some(({ id }) => id === account.id);
    await this.#write(
      known ? accounts.map((old) => (old.id === account.id ? account : old)) : [...accounts, account],
    );
  }

  async remove(id: string): Promise<void> {
    await this.#write(this.#read().accounts.filter((account) => account.id !== id));
  }

  /** Takes over what global state says now, and tells if that is something new. */
  reread(): void {
    const { accounts } = this.#read();
    if (sameAccounts(accounts, this.#accounts)) return;
    this.#accounts = accounts;
    this.#logDamage();
    this.#changes.fire();
  }

  dispose(): void {
    this.#disposed = true;
    this.#subscription.dispose();
    this.#changes.dispose();
  }

  #read(): StoredList {
    return parseList(this.#parts.globalState.get(accountListKey));
  }

  #logDamage(): void {
    const { damaged } = this.#read();
    if (damaged > 0) this.#parts.log(`${damaged} damaged account entries in global state are skipped`);
  }

  async #write(accounts: readonly Account[]): Promise<void> {
    const revision = randomUUID();
    const written = this.#parts.globalState.update(accountListKey, { revision, accounts });
    // The editor has the new value at once: a command that comes while it is written finds the account.
    this.reread();
    await written;
    this.reread();
    try {
      await this.#parts.announcements.announceRevision(revision);
    } catch (error) {
      // The list is written; other windows will read it when they get the focus.
      this.#parts.log(`Other windows could not be told of the new account list: ${String(error)}`);
    }
  }

  async #catchUp(revision: string): Promise<void> {
    for (const delay of rereadDelays) {
      if (delay > 0) await sleep(delay);
      if (this.#disposed) return;
      this.reread();
      if (this.#read().revision === revision) return;
    }
  }
}

/** Broken and double entries are skipped: one of them must not cost the user the others. */
function parseList(stored: unknown): StoredList {
  const { revision, accounts: entries } = isObject(stored) ? stored : {};
  const accounts = new Map<string, Account>();
  const all: readonly unknown[] = Array.isArray(entries) ? entries : [];
  for (const entry of all) {
    const account = parseAccount(entry);
    if (account !== undefined && !accounts.has(account.id)) accounts.set(account.id, account);
  }
  return {
    revision: typeof revision === "string" ? revision : "",
    accounts: [...accounts.values()],
    damaged: all.length - accounts.size,
  };
}

function isObject(value: unknown): value is { readonly revision?: unknown; readonly accounts?: unknown } {
  return typeof value === "object" && value !== null;
}

function sameAccounts(a: readonly Account[], b: readonly Account[]): boolean {
  return (
    a.length === b.length &&
    a.every((account, index) => {
      const other = b[index];
      return other !== undefined && sameAccount(account, other);
    })
  );
}
