import { type Result, type ServiceError, type ServiceResult, success } from "../../certificates";
import type { Caller, Payload } from "../caller";
import { record, type Untrusted } from "../fields";
import type { Clock } from "../rateLimiter";
import type { Action, Actions } from "./wire";

/** A successful answer; its fields are still to be checked. */
export interface Answer<A extends Action> {
  readonly response: Untrusted<Actions[A]["response"]>;
  readonly requestId?: string;
}

/** The actions of API 3.0 under their own names, with the documented parameters. */
export class Api {
  readonly #caller: Caller;
  readonly clock: Clock;
  readonly log: (line: string) => void;

  constructor(caller: Caller, log: (line: string) => void) {
    this.#caller = caller;
    this.clock = caller.clock;
    this.log = log;
  }

  /** An action that changes nothing, or that is safe to repeat. */
  async read<A extends Action>(
    action: A,
    parameters: Actions[A]["request"],
    signal: AbortSignal | undefined,
  ): ServiceResult<Answer<A>> {
    return answerOf(await this.#caller.read(action, parameters, signal));
  }

  /** An action with an effect. */
  async write<A extends Action>(
    action: A,
    parameters: Actions[A]["request"],
    signal: AbortSignal | undefined,
  ): ServiceResult<Answer<A>> {
    return answerOf(await this.#caller.write(action, parameters, signal));
  }
}

function answerOf<A extends Action>(result: Result<Payload, ServiceError>): Result<Answer<A>, ServiceError> {
  if (!result.ok) return result;
  const { value, ...rest } = result.value;
  return success({ response: record<Actions[A]["response"]>(value), ...rest });
}
