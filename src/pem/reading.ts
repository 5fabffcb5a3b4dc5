import { failure, type Message, type Result, success } from "../certificates";
import { DerError } from "./der";

/** Runs a reader of DER; what is wrong with the data comes back as a value. Errors of the program pass through. */
export function reading<T>(read: () => T): Result<T, Message> {
  try {
    return success(read());
  } catch (error) {
    if (error instanceof DerError) return failure(error.reason);
    throw error;
  }
}

/** What a reader of DER gives, or `instead` when that part of the data is malformed. */
export function orElse<T>(read: () => T, instead: T): T {
  const result = reading(read);
  return result.ok ? result.value : instead;
}
