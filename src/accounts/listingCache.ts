import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Listing, parseListing, serialiseListing } from "../certificates";

export interface ListingCacheParts {
  /** Made when something is first kept. */
  readonly folder: string;
  readonly log: (line: string) => void;
  /** Milliseconds a changed listing waits for further changes before it is written. */
  readonly delay?: number;
}

/** What a session uses of the cache. */
export type Listings = Pick<ListingCache, "read" | "keep" | "forget">;

/**
 * Keeps the last listing of each account in a file of its own, so that the next start has something to show at once.
 * Listings hold no secrets. Nothing here fails in front of the user: without the file the account is listed anew.
 */
export class ListingCache {
  readonly #parts: ListingCacheParts;
  readonly #waiting = new Map<string, { readonly timer: NodeJS.Timeout; readonly take: TakeListing }>();
  /** What is being done to an account's file: one thing after the other. */
  readonly #work = new Map<string, Promise<void>>();

  constructor(parts: ListingCacheParts) {
    this.#parts = parts;
  }

  /** The listing that was kept last; undefined when there is none or the file is damaged. Never rejects. */
  async read(accountId: string): Promise<Listing | undefined> {
    try {
      const listing = parseListing(await readFile(this.#file(accountId), "utf8"));
      if (listing === undefined)
        this.#parts.log(`The kept listing of account ${accountId} is ignored: damaged`);
      return listing;
    } catch (error) {
      if (!isMissing(error)) this.#failed("read", accountId, error);
      return undefined;
    }
  }

  /** Keeps what `take` gives after a while in which it was not called again; nothing if that is undefined. */
  keep(accountId: string, take: TakeListing): void {
    this.#stopWaiting(accountId);
    const timer = setTimeout(() => void this.#write(accountId), this.#parts.delay ?? 2000);
    timer.unref();
    this.#waiting.set(accountId, { timer, take });
  }

  /** Removes what is kept of an account. */
  forget(accountId: string): Promise<void> {
    this.#stopWaiting(accountId);
    return this.#inTurn(accountId, "removed", () => rm(this.#file(accountId), { force: true }));
  }

  /** Writes at once what is waiting. */
  async flush(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((accountId) => this.#write(accountId)));
    await Promise.all(this.#work.values());
  }

  async #write(accountId: string): Promise<void> {
    const listing = this.#waiting.get(accountId)?.take();
    this.#stopWaiting(accountId);
    if (listing === undefined) return;
    await this.#inTurn(accountId, "written", async () => {
      await mkdir(this.#parts.folder, { recursive: true });
      // Another window may write the same file: each has its own until it is whole.
      const draft = `${this.#file(accountId)}.${randomUUID()}`;
      try {
        await writeFile(draft, serialiseListing(listing), { mode: 0o600 });
        await rename(draft, this.#file(accountId));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    });
  }

  #inTurn(accountId: string, what: string, action: () => Promise<void>): Promise<void> {
    const before = this.#work.get(accountId) ?? Promise.resolve();
    const work = before.then(action).catch((error: unknown) => this.#failed(what, accountId, error));
    this.#work.set(accountId, work);
    return work;
  }

  #stopWaiting(accountId: string): void {
    clearTimeout(this.#waiting.get(accountId)?.timer);
    this.#waiting.delete(accountId);
  }

  /** An ID comes from storage and may be anything: it must not lead out of the folder. */
  #file(accountId: string): string {
    return join(this.#parts.folder, `${encodeURIComponent(accountId)}.json`);
  }

  #failed(what: string, accountId: string, error: unknown): void {
    this.#parts.log(`The listing of account ${accountId} could not be ${what}: ${String(error)}`);
  }
}

type TakeListing = () => Listing | undefined;

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
