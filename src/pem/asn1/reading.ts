import { failure, type Message, type Result, success } from "../../certificates";
import { DerError } from "./der";

/** Runs a reader of DER; what is wrong with the data comes back as a value. Errors of the program pass through. */
export function reading<T>(read: () => T): Result<T, Message> {
  const result = readingPlaced(read);
  return result.ok ? result : failure(result.error.reason);
}

/** Why a structure cannot be read, and which of its bytes is wrong, where one can be named. */
export interface ReadingProblem {
  readonly reason: Message;
  readonly offset: number | undefined;
}

/** As {@link reading}, with the place of what is wrong. */
export function readingPlaced<T>(read: () => T): Result<T, ReadingProblem> {
  try {
    return success(read());
  } catch (error) {
    if (error instanceof DerError) return failure({ reason: error.reason, offset: error.offset });
    throw error;
  }
}

/** What a reader of DER gives, or `instead` when that part of the data is malformed. */
export function orElse<T>(read: () => T, instead: T): T {
  const result = reading(read);
  return result.ok ? result.value : instead;
}
