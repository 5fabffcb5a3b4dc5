import type { BoundResource } from "../records/entry";

/** How long it takes to make the task of an update, milliseconds. */
const preparationTime = 300;

/** Asked for: which resources get another certificate, and how that is done. */
export interface UpdatePlan {
  /** Same for two calls that ask for the same. */
  readonly key: string;
  readonly oldCertificateId: string;
  readonly resources: readonly BoundResource[];
  /** Carries it out. Resolves when it is on disk. */
  readonly carryOut: () => Promise<void>;
}

/** An update of cloud resources, as far as it has come. */
export interface InstanceUpdate extends UpdatePlan {
  /** Milliseconds UTC. */
  readonly startedAt: number;
  /** Number of the task; 0 as long as it is being made. */
  readonly recordId: number;
}

/** Updates of cloud resources: they take a moment, and the call that started one is repeated to see how it stands. */
export class InstanceUpdates {
  /** The latest of each certificate. */
  readonly #latest = new Map<string, InstanceUpdate>();
  #records = 0;

  start(plan: UpdatePlan, now: number): InstanceUpdate {
    const update = { ...plan, startedAt: now, recordId: 0 };
    this.#latest.set(plan.oldCertificateId, update);
    return update;
  }

  latest(oldCertificateId: string): InstanceUpdate | undefined {
    return this.#latest.get(oldCertificateId);
  }

  /** How an update stands at `now`: when it is time, it is carried out. */
  async proceed(update: InstanceUpdate, now: number): Promise<InstanceUpdate> {
    if (update.recordId > 0 || now - update.startedAt < preparationTime) return update;
    await update.carryOut();
    this.#records += 1;
    const done = { ...update, recordId: this.#records };
    this.#latest.set(update.oldCertificateId, done);
    return done;
  }
}
