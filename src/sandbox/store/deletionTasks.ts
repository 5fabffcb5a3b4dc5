import type { CertificateEntry } from "../records/entry";
import type { Store } from "./store";

/** Status of a deletion task, as DescribeDeleteCertificatesTaskResult numbers them. */
export const TaskStatus = { running: 0, deleted: 1, failed: 2, stillBound: 4 } as const;

export interface DeletionTask {
  readonly id: string;
  readonly certificateId: string;
  readonly domains: readonly string[];
  readonly status: number;
  /** When the status was last set, milliseconds UTC. */
  readonly changedAt: number;
}

/** Deletions that look for bound resources first, and are polled for. Forgotten when the sandbox stops. */
export class DeletionTasks {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #tasks = new Map<string, DeletionTask>();

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Starts a deletion and gives the ID to ask for it with. */
  start(entry: CertificateEntry): string {
    const id = String(this.#tasks.size + 1);
    const task = { id, certificateId: entry.id, domains: entry.names, changedAt: this.#now() };
    const set = (status: number) => this.#tasks.set(id, { ...task, status, changedAt: this.#now() });
    if (entry.boundResources.length > 0) {
      set(TaskStatus.stillBound);
      return id;
    }
    set(TaskStatus.running);
    this.#store.remove(entry, this.#now()).then(
      () => set(TaskStatus.deleted),
      () => set(TaskStatus.failed),
    );
    return id;
  }

  get(id: string): DeletionTask | undefined {
    return this.#tasks.get(id);
  }
}
