import { failure, type ServiceError, type ServiceResult } from "../certificates";
import { cancelledError, taskTimeoutError, withEffect } from "./failures";
import type { Clock } from "./rateLimiter";

const firstDelayMs = 500;
const longestDelayMs = 5000;
/** How long a task of the service is followed. Looking through all regions can take minutes. */
const limitMs = 5 * 60 * 1000;

/**
 * Asks again and again, with growing pauses, until there is an answer: `look` gives undefined while the task is under way.
 * Ends with an error when `look` fails, the caller cancels, or five minutes have passed.
 */
export async function poll<T extends object>(
  clock: Clock,
  action: string,
  signal: AbortSignal | undefined,
  look: () => ServiceResult<T | undefined>,
): ServiceResult<T> {
  const end = clock.now() + limitMs;
  for (let delay = firstDelayMs; ; delay = Math.min(delay * 1.5, longestDelayMs)) {
    const seen = await look();
    if (!seen.ok) return seen;
    if (seen.value !== undefined) return { ok: true, value: seen.value };
    if (clock.now() + delay > end) return failure(taskTimeoutError(action));
    await clock.sleep(delay, signal);
    if (signal?.aborted) return failure(cancelledError(action));
  }
}

/** The same error for a task that was begun before it: the service may still carry it out. */
export function afterBeginning(error: ServiceError): ServiceError {
  return withEffect(error, "maybe");
}
