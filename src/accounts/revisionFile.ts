import { type FSWatcher, watch } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Emitter } from "../certificates";
import type { Announcements } from "./accountList";

const fileName = "accounts.revision";

/**
 * Tells the other windows of this machine that the account list was written, by a small file in the extension's storage
 * folder that all of them watch. The editor has no event for this: it copies global state to the other windows silently,
 * and editors in a browser do not announce changed secrets either.
 */
export class RevisionFile implements Announcements {
  readonly #folder: string;
  readonly #log: (line: string) => void;
  readonly #announced = new Emitter<string>();
  #watcher: FSWatcher | undefined;
  #disposed = false;

  readonly onDidAnnounceRevision = this.#announced.event;

  /** Resolves when changes are being watched, or cannot be. */
  readonly ready: Promise<void>;

  constructor(folder: string, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
    this.ready = this.#watch();
  }

  async announceRevision(revision: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(join(this.#folder, fileName), revision);
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.close();
    this.#announced.dispose();
  }

  async #watch(): Promise<void> {
    try {
      // The folder, not the file: the file need not be there yet.
      await mkdir(this.#folder, { recursive: true });
      if (this.#disposed) return;
      this.#watcher = watch(this.#folder, { persistent: false }, (_event, name) => {
        if (name === fileName) void this.#read();
      });
      this.#watcher.on("error", (error) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
  }

  async #read(): Promise<void> {
    try {
      const revision = await readFile(join(this.#folder, fileName), "utf8");
      // Empty between the moment another window opens it and the moment it writes; another event follows.
      if (revision !== "") this.#announced.fire(revision);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Not for the user: the account list is read anew when a window gets the focus, too. */
  #failed(error: unknown): void {
    this.#log(`Changes of accounts in other windows cannot be watched: ${String(error)}`);
  }
}
