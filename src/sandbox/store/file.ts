import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { CertificateEntry, ProjectEntry } from "../records/entry";
import type { OperationEntry } from "../records/operations";

/** Raised when the shape of the file changes; a file of another version is set aside, not guessed at. */
const schemaVersion = 1;

/** What is kept on disk. Generated certificates are not, unless they were changed; nor are private keys, ever. */
export interface StoredData {
  readonly projects: readonly ProjectEntry[];
  readonly certificates: readonly CertificateEntry[];
  /** Numbers of the generated certificates that were deleted. */
  readonly removedGenerated: readonly number[];
  /** What was done to certificates. Absent in files of before the sandbox kept it. */
  readonly operations?: readonly OperationEntry[];
}

/** A JSON file that is replaced as a whole: after a crash it holds either the old data or the new. */
export class StoreFile {
  readonly #path: string;
  readonly #log: (line: string) => void;
  #queue: Promise<void> = Promise.resolve();
  /** The write that is asked for but has not begun. */
  #waiting: Promise<void> | undefined;

  constructor(path: string, log: (line: string) => void) {
    this.#path = path;
    this.#log = log;
  }

  /** The data, or undefined when there is none yet or it is damaged; a damaged file is kept under another name. */
  async read(): Promise<StoredData | undefined> {
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    const data = parse(text);
    if (data === undefined) await this.#setAside();
    return data;
  }

  /**
   * Writes what `snapshot` gives once all earlier writes are done. Calls that wait at the same time share one write.
   * Rejects when the disk refuses.
   */
  write(snapshot: () => StoredData): Promise<void> {
    if (this.#waiting !== undefined) return this.#waiting;
    const written = this.#queue.then(() => {
      this.#waiting = undefined;
      return this.#replace(JSON.stringify({ version: schemaVersion, ...snapshot() }));
    });
    this.#waiting = written;
    // The next write waits for this one, and is tried even if this one failed.
    this.#queue = written.catch(() => undefined);
    return written;
  }

  /** Resolves when everything asked for so far is on disk, or was refused. */
  settled(): Promise<void> {
    return this.#queue;
  }

  async #replace(text: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      const file = await open(temporary, "w", 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.#path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async #setAside(): Promise<void> {
    const kept = `${this.#path}.damaged-${Date.now()}`;
    await rename(this.#path, kept);
    this.#log(`The sandbox's data could not be read. It is kept as ${kept}; new sample data is made.`);
  }
}

function parse(text: string): StoredData | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: damaged, and treated like any other file that is not ours.
    return undefined;
  }
  return isStoredData(value) ? value : undefined;
}

function isStoredData(value: unknown): value is StoredData {
  if (typeof value !== "object" || value === null) return false;
  const data = value as Record<string, unknown>;
  return (
    data["version"] === schemaVersion &&
    isListOf(
      data["projects"],
      (item) => typeof item["id"] === "number" && typeof item["name"] === "string",
    ) &&
    isListOf(data["certificates"], isEntry) &&
    Array.isArray(data["removedGenerated"]) &&
    (data["operations"] === undefined || isListOf(data["operations"], isOperation))
  );
}

function isEntry(item: Record<string, unknown>): boolean {
  return (
    typeof item["id"] === "string" &&
    typeof item["domain"] === "string" &&
    typeof item["status"] === "number" &&
    typeof item["createdAt"] === "number" &&
    Array.isArray(item["names"]) &&
    Array.isArray(item["tags"]) &&
    Array.isArray(item["validation"])
  );
}

function isOperation(item: Record<string, unknown>): boolean {
  return typeof item["at"] === "number" && typeof item["certificateId"] === "string";
}

function isListOf(value: unknown, test: (item: Record<string, unknown>) => boolean): boolean {
  return (
    Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null && test(item))
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
