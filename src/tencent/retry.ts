import type { ServiceError } from "../certificates";

/** How often a read is repeated after the service refused it for its rate; the limiter slows down meanwhile. */
const rateLimitRepetitions = 8;
/** How often it is repeated after another passing failure. */
const repetitions = 2;
const firstDelayMs = 300;

/**
 * How long to wait before a read is sent once more, in milliseconds; undefined when it should not be.
 *
 * A connection that could not be made is not tried again: nobody should wait longer to learn that. Neither is a timeout,
 * which has used up the time of the call. The delay grows threefold and has up to half of it taken off at random, so that
 * calls that failed together do not return together.
 *
 * @param repetition 1 before the first repetition
 * @param random from 0 to 1
 */
export function retryDelay(error: ServiceError, repetition: number, random: number): number | undefined {
  if (!error.retryable) return undefined;
  if (error.kind === "rateLimit") return repetition <= rateLimitRepetitions ? 0 : undefined;
  const isPassing = error.kind !== "timeout" && error.carriedOut === "maybe";
  return isPassing ? growingDelay(repetition, random) : undefined;
}

/**
 * The same for a call with an effect: it may be sent again only when it certainly was not sent, that is when the
 * connection was never made. What the service itself said, its "too many requests" included, ends the call.
 */
export function resendDelay(error: ServiceError, repetition: number, random: number): number | undefined {
  const neverSent =
    error.carriedOut === "no" && (error.kind === "network" || error.kind === "timeout") && error.retryable;
  return neverSent ? growingDelay(repetition, random) : undefined;
}

function growingDelay(repetition: number, random: number): number | undefined {
  if (repetition > repetitions) return undefined;
  return firstDelayMs * 3 ** (repetition - 1) * (1 - random / 2);
}
