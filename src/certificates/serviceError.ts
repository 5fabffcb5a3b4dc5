import type { Message } from "./message";

/**
 * What went wrong, coarse enough to branch on:
 * - `credentials`: secret ID, secret key, token or clock; asking for new credentials may help
 * - `permission`: the credentials are right but may not do this
 * - `notFound`: the certificate (or project) is not there
 * - `refused`: the service understood and said no (deletion rules, mismatch, duplicates …)
 * - `rateLimit`: too many requests
 * - `service`: the service's own failure
 * - `network`: no connection (name, refused, TLS, proxy), or it broke
 * - `timeout`: nothing came within the time limit
 * - `protocol`: something answered, but not this service (HTML, garbage, 502, too large)
 * - `cancelled`: the user or the caller stopped it
 */
export type ServiceErrorKind =
  | "credentials"
  | "permission"
  | "notFound"
  | "refused"
  | "rateLimit"
  | "service"
  | "network"
  | "timeout"
  | "protocol"
  | "cancelled";

/** A failed call of a certificate service, as a value. */
export interface ServiceError {
  readonly kind: ServiceErrorKind;
  /** The service's code (`AuthFailure.SecretIdNotFound`, `4104`) or ours for what never reached it (`ECONNREFUSED`, `Timeout`, `NotJson` …). */
  readonly code: string;
  /** What happened, for the user. */
  readonly cause: Message;
  /** What the user can do about it. */
  readonly advice: Message;
  /** The service's own words, untranslated and without secrets; absent when the service said nothing. */
  readonly serviceMessage?: string;
  readonly requestId?: string;
  /** The action that failed, in the service's spelling: `DescribeCertificates`, `CertGetList`. */
  readonly action: string;
  /** Whether the same call may succeed later without the user changing anything. */
  readonly retryable: boolean;
  /** Whether the service may have carried the call out: `no` when it certainly did not. Decides if an upload may be repeated. */
  readonly carriedOut: "no" | "maybe";
}
