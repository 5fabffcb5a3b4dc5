import {
  type CallOptions,
  type Capabilities,
  type CertificateDetail,
  type CertificatePage,
  type CertificateService,
  failure,
  type ListQuery,
  type PageRequest,
  type Result,
  type ServiceError,
  type ServiceResult,
  type UploadOutcome,
  type UploadRequest,
} from "../certificates";
import { cancelledWhileConnecting } from "./connectErrors";

export interface LazyServiceOptions {
  readonly capabilities: Capabilities;
  /** Finds credentials and endpoint and makes the real service. Must not reject. */
  readonly connect: () => ServiceResult<CertificateService>;
  /** Whether a failure means that the endpoint itself has moved, so that connecting anew may help. */
  readonly mayHaveMoved?: (error: ServiceError) => boolean;
}

/** A certificate service that connects at the first call, and anew after {@link reconnect}. */
export class LazyService implements CertificateService {
  readonly capabilities: Capabilities;
  readonly #options: LazyServiceOptions;
  #connection: ServiceResult<CertificateService> | undefined;

  constructor(options: LazyServiceOptions) {
    this.#options = options;
    this.capabilities = options.capabilities;
  }

  /** The next call connects anew. Calls under way end as they began. */
  reconnect(): void {
    this.#connection = undefined;
  }

  list(query: ListQuery, page: PageRequest, options?: CallOptions): ServiceResult<CertificatePage> {
    return this.#call((service) => service.list(query, page, options), options);
  }

  detail(id: string, options?: CallOptions): ServiceResult<CertificateDetail> {
    return this.#call((service) => service.detail(id, options), options);
  }

  upload(request: UploadRequest, options?: CallOptions): ServiceResult<UploadOutcome> {
    return this.#call((service) => service.upload(request, options), options);
  }

  delete(id: string, options?: CallOptions): ServiceResult<void> {
    return this.#call((service) => service.delete(id, options), options);
  }

  async #call<T>(
    call: (service: CertificateService) => ServiceResult<T>,
    options: CallOptions | undefined,
  ): ServiceResult<T> {
    const outcome = await this.#callOnce(call, options);
    if (outcome.ok || this.#options.mayHaveMoved?.(outcome.error) !== true) return outcome;
    this.reconnect();
    // Repeated only when the service certainly did nothing: an upload must not happen twice.
    return outcome.error.carriedOut === "no" ? this.#callOnce(call, options) : outcome;
  }

  async #callOnce<T>(
    call: (service: CertificateService) => ServiceResult<T>,
    options: CallOptions | undefined,
  ): ServiceResult<T> {
    const connected = await unlessAborted(this.#connected(), options?.signal);
    return connected.ok ? call(connected.value) : connected;
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
