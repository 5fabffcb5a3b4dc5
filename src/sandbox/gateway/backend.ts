import type { SandboxCredentials } from "../credentials";
import type { Store } from "../store/store";

/** What the protocols need of the sandbox. */
export interface Backend {
  readonly store: Store;
  readonly credentials: SandboxCredentials;
  readonly now: () => number;
  readonly log: (line: string) => void;
}
