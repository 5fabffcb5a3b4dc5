import {
  type ActionCall,
  type Capabilities,
  type CertificateService,
  failure,
  type Result,
  type ServiceError,
  type ServiceResult,
  serviceActions,
} from "../certificates";
import { cancelledWhileConnecting } from "./connectErrors";

export interface LazyServiceOptions {
  readonly capabilities: Capabilities;
  /** Finds credentials and endpoint and makes the real service. Must not reject. */
  readonly connect: () => ServiceResult<CertificateService>;
  /** Whether a failure means that the endpoint itself has moved, so that connecting anew may help. */
  readonly mayHaveMoved?: (error: ServiceError) => boolean;
}

export interface LazyService extends CertificateService {
  /** The next call connects anew. Calls under way end as they began. */
  reconnect(): void;
}

/** A certificate service that connects at the first call of any action, and anew after `reconnect`. */
export function lazyService(options: LazyServiceOptions): LazyService {
  const connection = new Connection(options);
  return {
    ...serviceActions((call) => connection.call(call)),
    capabilities: options.capabilities,
    reconnect: () => connection.forget(),
  };
}

/** The real service, made when it is first needed. */
class Connection {
  readonly #options: LazyServiceOptions;
  #connection: ServiceResult<CertificateService> | undefined;

  constructor(options: LazyServiceOptions) {
    this.#options = options;
  }

  forget(): void {
    this.#connection = undefined;
  }

  async call(call: ActionCall): ServiceResult<unknown> {
    const outcome = await this.#callOnce(call);
    if (outcome.ok || this.#options.mayHaveMoved?.(outcome.error) !== true) return outcome;
    this.forget();
    // Repeated only when the service certainly did nothing: an upload must not happen twice.
    return outcome.error.carriedOut === "no" ? this.#callOnce(call) : outcome;
  }

  async #callOnce(call: ActionCall): ServiceResult<unknown> {
    const connected = await unlessAborted(this.#connected(), call.options.signal);
    return connected.ok ? call.on(connected.value) : connected;
  }

  /** The connection, made once. A failed one is forgotten, so that the next call tries again. */
  async #connected(): ServiceResult<CertificateService> {
    const connection = this.#connection ?? this.#options.connect();
    this.#connection = connection;
    const result = await connection;
    if (!result.ok && this.#connection === connection) this.#connection = undefined;
    return result;
  }
}

/** Does not keep a cancelled call waiting for a connection that others may still want. */
async function unlessAborted<T>(
  connecting: ServiceResult<T>,
  signal: AbortSignal | undefined,
): Promise<Result<T, ServiceError>> {
  if (signal === undefined) return connecting;
  let abort = () => {};
  const aborted = new Promise<Result<T, ServiceError>>((resolve) => {
    abort = () => resolve(failure(cancelledWhileConnecting()));
  });
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([connecting, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
