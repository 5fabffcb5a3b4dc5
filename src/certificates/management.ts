import type { Instant, ServiceField } from "./certificate";
import type { ServiceError } from "./serviceError";

/** What became of one certificate of a call for several. */
export interface ItemOutcome {
  readonly id: string;
  /** Why nothing (or nobody knows what) happened to it; absent when it was done. */
  readonly error?: ServiceError;
}

/** A downloaded certificate. It may hold the private key: it goes where the user chooses and nowhere else. */
export interface CertificateArchive {
  readonly bytes: Uint8Array;
  /** As the service says, `application/zip`. */
  readonly contentType: string;
}

/** From when to when operations are asked for. Without a start the service takes the last 15 days. */
export interface LogRange {
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface Operation {
  /** The service's own sentence, in the language of the account. */
  readonly text: string;
  /** `apply`, `delete`, `download`, `upload`, `revoke`, `updateAlias`, `changeProject`, `issued` … */
  readonly type: string;
  readonly certificateId: string;
  readonly at?: Instant;
  /** The number (UIN) of the root account. */
  readonly account: string;
  /** The number of who did it; absent when it was the service itself. */
  readonly actor?: string;
}

export interface OperationPage {
  readonly operations: readonly Operation[];
  /** How many operations there are in all. */
  readonly total: number;
}

/** How many resources of one type and region use a certificate. */
export interface BoundTotal {
  /** Upper case: `CLB`, `CDN`, `WAF` … */
  readonly type: string;
  /** Absent for types without regions. */
  readonly region?: string;
  readonly total: number;
  /** Why this region could not be looked through, in the service's words. */
  readonly problem?: string;
}

/** Which cloud resources use a certificate. */
export interface BoundResources {
  /** For the details; the service forgets it after a while. */
  readonly taskId: string;
  /** When the service looked. */
  readonly at?: Instant;
  readonly totals: readonly BoundTotal[];
}

/** Which of the bound resources to tell about; without types or regions all of them. */
export interface BoundResourceQuery {
  readonly types?: readonly string[];
  readonly regions?: readonly string[];
}

/** A cloud resource that uses a certificate: a load balancer, a CDN domain … */
export interface BoundResource {
  readonly type: string;
  readonly region?: string;
  readonly id: string;
  readonly name: string;
  /** In the service's words. */
  readonly status?: string;
  /** Domains it serves, as far as told. */
  readonly domains: readonly string[];
  /** Everything the service tells of it. */
  readonly fields: readonly ServiceField[];
}

/** The resources of one type and region on one page; pages count for each of these groups on its own. */
export interface BoundResourceGroup extends BoundTotal {
  readonly resources: readonly BoundResource[];
}

/** What checking the validation of one domain found. */
export interface DomainCheck {
  readonly domain: string;
  /** `DNS_AUTO`, `DNS`, `FILE`, `DNS_PROXY`, `FILE_PROXY`. */
  readonly validation: string;
  /** The service's own check: 1 = found, negative = see {@link domainCheckProblem}. */
  readonly localCheck: number;
  readonly foundByService: boolean;
  readonly foundByAuthority: boolean;
  /** The service's words on why its own check failed. */
  readonly reason?: string;
  /** What was found in place of the expected value. */
  readonly found: readonly string[];
  /** The check was not made because it was made a moment ago. */
  readonly tooOften: boolean;
  readonly issued: boolean;
}
