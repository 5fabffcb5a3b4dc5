import type { ActionContext } from "../actions/action";
import type { BindingTasks } from "../bindings/bindingTasks";
import type { SandboxControl } from "../control/control";
import type { SandboxCredentials } from "../credentials";
import type { InstanceUpdates } from "../deployment/instanceUpdates";
import type { DownloadLinks } from "../download/links";
import type { Language } from "../records/language";
import type { DeletionTasks } from "../store/deletionTasks";
import type { Store } from "../store/store";
import type { VerificationChecks } from "../validation/verification";
import type { GatewayRequest } from "./request";
import type { WorkLine } from "./workLine";

/** What the protocols need of the sandbox. */
export interface Backend {
  readonly store: Store;
  readonly tasks: DeletionTasks;
  readonly bindings: BindingTasks;
  readonly checks: VerificationChecks;
  readonly links: DownloadLinks;
  readonly updates: InstanceUpdates;
  readonly control: SandboxControl;
  readonly line: WorkLine;
  readonly credentials: SandboxCredentials;
  /** The sandbox's clock, milliseconds UTC; what the control says of it included. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** What an action works with when it is called now, by a caller who speaks `language`. */
export function contextOf(backend: Backend, request: GatewayRequest, language: Language): ActionContext {
  const { store, tasks, bindings, checks, links, updates, now } = backend;
  const host = request.header("host") ?? "";
  return { store, tasks, bindings, checks, links, updates, now: now(), language, host };
}
