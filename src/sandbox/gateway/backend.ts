import type { SandboxCredentials } from "../credentials";
import type { DeletionTasks } from "../store/deletionTasks";
import type { Store } from "../store/store";
import type { RateLimit } from "./rateLimit";

/** What the protocols need of the sandbox. */
export interface Backend {
  readonly store: Store;
  readonly tasks: DeletionTasks;
  /** Absent: any number of calls. */
  readonly rateLimit?: RateLimit;
  /** How long every answer is held back, milliseconds. */
  readonly latency: number;
  readonly credentials: SandboxCredentials;
  readonly now: () => number;
  readonly log: (line: string) => void;
}
