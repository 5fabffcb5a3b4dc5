import type { CertificateEntry, ProjectEntry } from "../records/entry";
import type { OperationEntry } from "../records/operations";
import { Catalog, type ListOrder } from "./catalog";
import type { StoredData, StoreFile } from "./file";
import { certificateId } from "./ids";
import { OperationHistory } from "./operationHistory";

/** Makes a generated certificate's PEM and what follows from it. */
export type Materialise = (entry: CertificateEntry) => Promise<Partial<CertificateEntry>>;

export interface StoreParts {
  readonly file: StoreFile;
  readonly data: StoredData;
  /** Records that exist by rule, not on disk (`--certificates`). */
  readonly generated: readonly CertificateEntry[];
  readonly materialise: Materialise;
}

/** The certificates and projects of the sandbox: in memory to read, on disk with every change. */
export class Store {
  readonly #file: StoreFile;
  readonly #catalog: Catalog;
  readonly #projects: ReadonlyMap<number, ProjectEntry>;
  readonly #stored: Map<string, CertificateEntry>;
  readonly #removedGenerated: Set<number>;
  readonly #materialise: Materialise;
  readonly #history: OperationHistory;
  /** IDs of certificates in projects the account may not use: they are neither listed nor given. */
  readonly #foreign: ReadonlySet<string>;

  constructor({ file, data, generated, materialise }: StoreParts) {
    this.#file = file;
    this.#materialise = materialise;
    this.#projects = new Map(data.projects.map((project) => [project.id, project]));
    this.#stored = new Map(data.certificates.map((entry) => [entry.id, entry]));
    const foreign = data.certificates.filter(({ projectId }) => this.#isClosed(projectId));
    this.#foreign = new Set(foreign.map(({ id }) => id));
    this.#removedGenerated = new Set(data.removedGenerated);
    this.#history = new OperationHistory(data.operations ?? []);
    this.#catalog = new Catalog(this.#merge(generated));
  }

  /** Stored entries, and the generated ones that were neither deleted nor changed. */
  #merge(generated: readonly CertificateEntry[]): CertificateEntry[] {
    const inUse = (entry: CertificateEntry) => entry.generated === null || entry.generated < generated.length;
    return [
      ...[...this.#stored.values()].filter((entry) => inUse(entry) && !this.#foreign.has(entry.id)),
      ...generated.filter(
        ({ id, generated: number }) =>
          !this.#stored.has(id) && (number === null || !this.#removedGenerated.has(number)),
      ),
    ];
  }

  #isClosed(projectId: number): boolean {
    return this.#projects.get(projectId)?.permitted === false;
  }

  get size(): number {
    return this.#catalog.size;
  }

  /** All entries, sorted. Not to be changed. */
  list(order: ListOrder): readonly CertificateEntry[] {
    return this.#catalog.inOrder(order);
  }

  get(id: string): CertificateEntry | undefined {
    return this.#catalog.get(id);
  }

  /** Whether a certificate exists, but in a project the account may not use. */
  isForeign(id: string): boolean {
    return this.#foreign.has(id);
  }

  /** The entry with its PEM. A generated certificate is issued now, and kept, so that it stays the same. */
  async getWhole(id: string): Promise<CertificateEntry | undefined> {
    const entry = this.#catalog.get(id);
    if (entry === undefined || entry.generated === null || entry.pem !== null) return entry;
    const issued = await this.#materialise(entry);
    // Meanwhile it may have been issued for somebody else, changed or deleted.
    const current = this.#catalog.get(id);
    if (current === undefined || current.pem !== null) return current;
    const whole = { ...current, ...issued };
    await this.put(whole);
    return whole;
  }

  findByFingerprint(fingerprint: string): CertificateEntry | undefined {
    return this.list("newest").find((entry) => entry.fingerprint === fingerprint);
  }

  project(id: number): ProjectEntry | undefined {
    return this.#projects.get(id);
  }

  projects(): readonly ProjectEntry[] {
    return [...this.#projects.values()];
  }

  /** An ID no certificate has. */
  newId(): string {
    for (;;) {
      const id = certificateId();
      if (this.#catalog.get(id) === undefined && !this.#foreign.has(id)) return id;
    }
  }

  /** What was done from `from` to `to` (milliseconds UTC), newest first. */
  operations(from: number, to: number): OperationEntry[] {
    return this.#history.between(from, to);
  }

  /** Adds a line to the log of operations. Resolves when it is on disk. */
  async log(operation: OperationEntry): Promise<void> {
    await this.#save(this.#history.add(operation));
  }

  /** The certificate of an order, issued now. It is not stored yet. */
  async issue(order: CertificateEntry): Promise<CertificateEntry> {
    return { ...order, ...(await this.#materialise(order)) };
  }

  /**
   * Adds or replaces an entry, and logs what was done. Resolves when it is on disk; if the disk refuses, nothing has
   * changed.
   */
  async put(entry: CertificateEntry, ...done: readonly OperationEntry[]): Promise<void> {
    const before = this.#catalog.get(entry.id);
    const storedBefore = this.#stored.get(entry.id);
    this.#catalog.put(entry);
    this.#stored.set(entry.id, entry);
    const unlog = done.map((operation) => this.#history.add(operation));
    await this.#save(() => {
      for (const undo of unlog) undo();
      if (before === undefined) this.#catalog.remove(entry.id);
      else this.#catalog.put(before);
      if (storedBefore === undefined) this.#stored.delete(entry.id);
      else this.#stored.set(entry.id, storedBefore);
    });
  }

  /** Deletes an entry at `now` and logs it. Resolves when that is on disk; if the disk refuses, nothing has changed. */
  async remove(entry: CertificateEntry, now: number): Promise<void> {
    const stored = this.#stored.get(entry.id);
    this.#catalog.remove(entry.id);
    this.#stored.delete(entry.id);
    if (entry.generated !== null) this.#removedGenerated.add(entry.generated);
    const unlog = this.#history.add({ at: now, certificateId: entry.id, type: "delete" });
    await this.#save(() => {
      unlog();
      this.#catalog.put(entry);
      if (stored !== undefined) this.#stored.set(entry.id, stored);
      if (entry.generated !== null) this.#removedGenerated.delete(entry.generated);
    });
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }

  async #save(undo: () => void): Promise<void> {
    try {
      await this.#file.write(() => ({
        projects: this.projects(),
        certificates: [...this.#stored.values()],
        removedGenerated: [...this.#removedGenerated],
        operations: this.#history.entries,
      }));
    } catch (error) {
      undo();
      throw error;
    }
  }
}
