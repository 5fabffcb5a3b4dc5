import {
  failure,
  type Instant,
  type Result,
  type ServiceError,
  type ServiceResult,
  success,
} from "../certificates";
import { answerError, type Complaint, cancelledError, complaintError, faultError } from "./failures";
import { type Clock, RateLimiter, systemClock, type Turn } from "./rateLimiter";
import { sanitise, withoutPrivateKeys } from "./redaction";
import { resendDelay, retryDelay } from "./retry";
import { exchange, type HttpAnswer, type HttpRequest } from "./transport";

/** What a successful call brought: untrusted JSON, but without private keys. */
export interface Payload {
  readonly value: unknown;
  readonly requestId?: string;
}

/** One API generation: how its requests are signed and its answers wrapped. */
export interface Protocol {
  readonly endpoint: URL;
  /** Documented requests per second of an action. */
  requestsPerSecond(action: string): number;
  /** A signed request. Made anew for each attempt: timestamp and nonce are used once. */
  request(action: string, parameters: object, at: Instant): HttpRequest;
  /** Takes an answer out of its envelope; undefined when it is not in one. */
  open(answer: unknown): Result<Payload, Complaint> | undefined;
}

export interface CallerOptions {
  readonly timeoutMs: number;
  readonly ownAgent: boolean;
  readonly now: () => Instant;
  readonly log: (line: string) => void;
  readonly clock?: Clock;
  /** From 0 to 1; default `Math.random`. */
  readonly random?: () => number;
}

interface Attempt {
  readonly result: Result<Payload, ServiceError>;
  readonly staleConnection: boolean;
}

const logExcerpt = 80;

/** Makes calls in one API generation for one account: rate limit, time limit, retries, and errors as values. */
export class Caller {
  readonly #protocol: Protocol;
  readonly #options: CallerOptions;
  readonly clock: Clock;
  readonly #limiters = new Map<string, RateLimiter>();

  constructor(protocol: Protocol, options: CallerOptions) {
    this.#protocol = protocol;
    this.#options = options;
    this.clock = options.clock ?? systemClock;
  }

  /** A call without effect, repeated after failures that pass. */
  read(action: string, parameters: object, signal: AbortSignal | undefined): ServiceResult<Payload> {
    return this.#call(action, parameters, signal, false);
  }

  /**
   * A call with an effect: carried out at most once. It goes over a connection of its own and is sent again only when no
   * connection was made (name, refusal, TLS), so that nothing can have reached the service.
   */
  write(action: string, parameters: object, signal: AbortSignal | undefined): ServiceResult<Payload> {
    return this.#call(action, parameters, signal, true);
  }

  async #call(
    action: string,
    parameters: object,
    signal: AbortSignal | undefined,
    hasEffect: boolean,
  ): ServiceResult<Payload> {
    const random = this.#options.random ?? Math.random;
    let left = this.#options.timeoutMs;
    let fresh = hasEffect;
    for (let repetition = 1; ; ) {
      const turn = await this.#limiter(action).turn(signal);
      if (turn === undefined) return failure(cancelledError(action));
      const started = this.clock.now();
      const { result, staleConnection } = await this.#attempt(action, parameters, left, fresh, turn, signal);
      if (result.ok) return result;
      // The server had closed the connection that was kept: not a failure of a read. A new one cannot be stale.
      const again = staleConnection && !hasEffect;
      const delay = again ? 0 : (hasEffect ? resendDelay : retryDelay)(result.error, repetition, random());
      if (!again) repetition += 1;
      fresh = hasEffect || again;
      left -= this.clock.now() - started + (delay ?? 0);
      if (delay === undefined || left <= 0) return result;
      await this.clock.sleep(delay, signal);
    }
  }

  async #attempt(
    action: string,
    parameters: object,
    timeoutMs: number,
    freshConnection: boolean,
    turn: Turn,
    signal: AbortSignal | undefined,
  ): Promise<Attempt> {
    const started = this.clock.now();
    const request = this.#protocol.request(action, parameters, this.#options.now());
    const options = {
      timeoutMs,
      freshConnection,
      onConnected: turn.sent,
      ...(signal === undefined ? {} : { signal }),
    };
    const answer = await exchange(request, options, this.#options.ownAgent);
    turn.sent();
    const result = answer.ok
      ? this.#read(action, answer.value)
      : failure(faultError(action, answer.error, this.#protocol.endpoint.host));
    adaptRate(turn, result);
    this.#log(action, result, this.clock.now() - started);
    return { result, staleConnection: !answer.ok && answer.error.staleConnection };
  }

  #read(action: string, answer: HttpAnswer): Result<Payload, ServiceError> {
    const opened = this.#protocol.open(withoutPrivateKeys(parseJson(answer.body)));
    // Errors of the service come with status 200; a proxy's own pages do not have its envelope.
    if (opened === undefined || (opened.ok && answer.status !== 200)) {
      this.#options.log(`${action} answer begins: ${JSON.stringify(excerpt(answer.body))}`);
      return failure(answerError(action, answer, this.#protocol.endpoint.host));
    }
    if (opened.ok) return success(opened.value);
    return failure(complaintError(action, opened.error, answer.date, this.#options.now()));
  }

  #limiter(action: string): RateLimiter {
    const known = this.#limiters.get(action);
    if (known !== undefined) return known;
    const limiter = new RateLimiter(this.#protocol.requestsPerSecond(action), this.clock);
    this.#limiters.set(action, limiter);
    return limiter;
  }

  #log(action: string, result: Result<Payload, ServiceError>, duration: number): void {
    const outcome = result.ok ? "ok" : result.error.code;
    const requestId = result.ok ? result.value.requestId : result.error.requestId;
    this.#options.log(`${action} ${outcome} ${requestId ?? "-"} ${Math.round(duration)} ms`);
  }
}

function adaptRate(turn: Turn, result: Result<Payload, ServiceError>): void {
  if (result.ok) turn.accepted();
  else if (result.error.kind === "rateLimit") turn.refused(allowedRate(result.error.serviceMessage ?? ""));
}

/**
 * The requests per second that the service says it allows: its message, in both languages, says how many there were and
 * how many there may be, each between backticks. Undefined when it says nothing of the kind.
 */
function allowedRate(said: string): number | undefined {
  const limit = /`\d+`[^`]*`(\d{1,6})`/.exec(said)?.[1];
  return limit === undefined ? undefined : Number(limit);
}

/** Undefined for what is not JSON. The parser's message is not kept: it quotes the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function excerpt(body: string): string {
  // Cut after a margin before it is sanitised, so that a huge page costs nothing.
  return sanitise(body.slice(0, logExcerpt * 50), logExcerpt);
}
