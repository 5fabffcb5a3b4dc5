import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { dirname } from "node:path";

/** Where a running sandbox listens. */
export interface SandboxAddresses {
  readonly v3: string;
  readonly v2: string;
}

/** Who runs the sandbox: this window, another one that listens already, or another one that is still starting. */
export type SandboxHolder =
  | { readonly by: "us" }
  | { readonly by: "other"; readonly addresses: SandboxAddresses }
  | { readonly by: "starting" };

/** A window that has not published its addresses after this time (ms) is taken for dead. */
const startLimit = 30_000;
const connectLimit = 1_000;

interface LockContent {
  readonly owner: string;
  readonly pid: number;
  readonly addresses?: SandboxAddresses;
}

/**
 * A file that says which window runs the sandbox, so that its data has one writer. Windows of one machine share the
 * folder; the first to create the file runs the sandbox, the others use its address. A file left behind by a crash is
 * recognised by a process that is gone or an address that does not answer.
 */
export class SandboxLock {
  readonly #file: string;
  readonly #owner = randomUUID();

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes the lock if it is free or left behind; says who has it otherwise. */
  async acquire(): Promise<SandboxHolder> {
    await mkdir(dirname(this.#file), { recursive: true });
    for (;;) {
      if (await this.#create()) return { by: "us" };
      const content = await this.#read();
      const holder = await this.#holder(content);
      if (holder !== undefined) return holder;
      await this.#discard();
    }
  }

  /**
   * Says where the sandbox of this window listens.
   *
   * @returns false when the lock was lost meanwhile; then another window is the one to run it
   */
  async publish(addresses: SandboxAddresses): Promise<boolean> {
    if ((await this.#read())?.owner !== this.#owner) return false;
    const content: LockContent = { owner: this.#owner, pid: process.pid, addresses };
    const temporary = `${this.#file}.${this.#owner}`;
    await writeFile(temporary, JSON.stringify(content), { mode: 0o600 });
    await rename(temporary, this.#file);
    return true;
  }

  /** Gives the lock back, if it is ours. */
  async release(): Promise<void> {
    if ((await this.#read())?.owner === this.#owner) await rm(this.#file, { force: true });
  }

  async #create(): Promise<boolean> {
    const content: LockContent = { owner: this.#owner, pid: process.pid };
    try {
      await writeFile(this.#file, JSON.stringify(content), { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (hasCode(error, "EEXIST")) return false;
      throw error;
    }
  }

  /** What the file says; undefined when it is gone or, between creation and writing, still empty. */
  async #read(): Promise<LockContent | undefined> {
    try {
      return parseContent(await readFile(this.#file, "utf8"));
    } catch (error) {
      if (hasCode(error, "ENOENT")) return undefined;
      throw error;
    }
  }

  /** The window that has the lock, or undefined when the file was left behind. */
  async #holder(content: LockContent | undefined): Promise<SandboxHolder | undefined> {
    if (content?.addresses === undefined) {
      const young = await this.#isYoung();
      return young && (content === undefined || isAlive(content.pid)) ? { by: "starting" } : undefined;
    }
    const { pid, addresses } = content;
    return isAlive(pid) && (await answers(addresses.v3)) ? { by: "other", addresses } : undefined;
  }

  async #isYoung(): Promise<boolean> {
    try {
      return Date.now() - (await stat(this.#file)).mtimeMs < startLimit;
    } catch (error) {
      if (hasCode(error, "ENOENT")) return false;
      throw error;
    }
  }

  /** Moves a left-behind file away: of two windows that try, one succeeds, and the other looks again. */
  async #discard(): Promise<void> {
    const away = `${this.#file}.${randomUUID()}`;
    try {
      await rename(this.#file, away);
    } catch (error) {
      if (hasCode(error, "ENOENT")) return;
      throw error;
    }
    await rm(away, { force: true });
  }
}

function parseContent(text: string): LockContent | undefined {
  try {
    const value = JSON.parse(text) as Partial<LockContent> | null;
    if (typeof value?.owner !== "string" || typeof value.pid !== "number") return undefined;
    const { owner, pid, addresses } = value;
    const known = typeof addresses?.v3 === "string" && typeof addresses.v2 === "string";
    return { owner, pid, ...(known && { addresses }) };
  } catch {
    // Not JSON: half-written or damaged. The file's age decides what becomes of it.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return hasCode(error, "EPERM");
  }
}

/** Whether something accepts connections at the address. */
function answers(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: connectLimit });
    const settle = (outcome: boolean) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
