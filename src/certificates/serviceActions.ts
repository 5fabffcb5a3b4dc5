import type { Result } from "./result";
import type { CallOptions, ServiceActions, ServiceResult } from "./service";
import type { ServiceError } from "./serviceError";

export type ActionName = keyof ServiceActions;

/** A record, not a list: the compiler sees to it that no action is missing. */
const names: Readonly<Record<ActionName, true>> = {
  list: true,
  detail: true,
  upload: true,
  delete: true,
  deleteSeveral: true,
  setAlias: true,
  moveToProject: true,
  muteNotice: true,
  download: true,
  operationLog: true,
  boundResources: true,
  boundResourceDetails: true,
  checkValidation: true,
};

export const actionNames = Object.keys(names) as readonly ActionName[];

/** One call of any action, to be made on a service that may not be there yet. */
export interface ActionCall {
  readonly name: ActionName;
  readonly options: CallOptions;
  /** Makes the call. Its value belongs to the action, whichever that is. */
  on(service: ServiceActions): ServiceResult<unknown>;
}

/**
 * All actions of a service, each handed to one function: for a service that stands in for another one, or that refuses
 * everything. What the function returns must be what the call gives on some service, or an error.
 */
export function serviceActions(
  handle: (call: ActionCall) => Promise<Result<unknown, ServiceError>>,
): ServiceActions {
  const actions = actionNames.map((name) => [
    name,
    (...args: readonly unknown[]) =>
      handle({
        name,
        options: optionsOf(args.at(-1)),
        on: (service) => (service[name] as (...given: readonly unknown[]) => ServiceResult<unknown>)(...args),
      }),
  ]);
  return Object.fromEntries(actions) as ServiceActions;
}

/** Options are the last argument, and may be left out: then the last argument has no signal. */
function optionsOf(last: unknown): CallOptions {
  const signal = typeof last === "object" && last !== null && "signal" in last ? last.signal : undefined;
  return signal instanceof AbortSignal ? { signal } : {};
}
