import type { Result } from "../../certificates";
import type { BindingTasks } from "../bindings/bindingTasks";
import type { InstanceUpdates } from "../deployment/instanceUpdates";
import type { DownloadLinks } from "../download/links";
import type { Parameters } from "../gateway/parameters";
import type { Refusal } from "../gateway/refusals";
import type { Language } from "../records/language";
import type { View } from "../records/v3List";
import type { DeletionTasks } from "../store/deletionTasks";
import type { Store } from "../store/store";
import type { VerificationChecks } from "../validation/verification";

/** What an action works with. `now` is milliseconds UTC. */
export interface ActionContext {
  readonly store: Store;
  readonly tasks: DeletionTasks;
  readonly bindings: BindingTasks;
  readonly checks: VerificationChecks;
  readonly links: DownloadLinks;
  readonly updates: InstanceUpdates;
  readonly now: number;
  readonly language: Language;
  /** Host and port the caller knows the sandbox by. */
  readonly host: string;
}

/** An action of API 3.0: what it takes, and what it does with it once the gateway has checked that. */
export interface Action {
  readonly parameters: Parameters;
  perform(
    request: Readonly<Record<string, unknown>>,
    context: ActionContext,
  ): Promise<Result<object, Refusal>>;
}

/**
 * Makes an action from its table of parameters and a function that takes the documented shape. The gateway has checked
 * the request against the table before `perform` sees it, so the two say the same.
 */
export function action<Request, Response extends object>(
  parameters: Parameters & Readonly<Record<keyof Request, unknown>>,
  perform: (request: Request, context: ActionContext) => Promise<Result<Response, Refusal>>,
): Action {
  return { parameters, perform: (request, context) => perform(request as Request, context) };
}

/** How records are shown to this caller. */
export function viewOf({ store, now, language }: ActionContext): View {
  return {
    now,
    language,
    project: (id) => store.project(id) ?? { id, name: `Project ${id}`, description: "", permitted: false },
  };
}
