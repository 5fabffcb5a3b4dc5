import type { Certificate, CertificateDetail, CertificateType, Tag } from "./certificate";
import type { Result } from "./result";
import type { Secret } from "./secret";
import type { ServiceError } from "./serviceError";
import type { Status } from "./status";

/** What an account can do. What is missing here the UI hides or explains; it never offers it and then fails. */
export interface Capabilities {
  /** The largest page `list` accepts. */
  readonly maxPageSize: number;
  /** Upload into a project chosen by the user (API 3.0). Without it uploads go to the default project. */
  readonly uploadToProject: boolean;
  /** `repeatable: false` makes the service answer with the existing ID instead of storing a duplicate. */
  readonly detectsDuplicates: boolean;
  /** The list can be filtered by status, project and the other API 3.0 filters. */
  readonly richFilters: boolean;
  /** The list can be filtered by "can be used for this domain" (legacy `altDomain`). */
  readonly filterByUsableDomain: boolean;
}

/** Filters the service itself applies. A member it has no {@link Capabilities capability} for is an error of the caller. */
export interface ListQuery {
  /** Fuzzy over ID, alias and domain. */
  readonly search?: string;
  readonly type?: CertificateType;
  /** Exact IDs. */
  readonly ids?: readonly string[];
  /** Legacy: only certificates usable for this domain. */
  readonly usableForDomain?: string;
  readonly projectId?: number;
  readonly statuses?: readonly Status[];
  readonly source?: "upload" | "buy";
  readonly uploaded?: boolean;
  readonly deployable?: boolean;
  readonly renewable?: boolean;
  readonly hostable?: boolean;
  readonly chineseSm?: boolean;
  readonly expiring?: boolean;
  readonly tags?: readonly Tag[];
  readonly expirySort?: "ASC" | "DESC";
}

/** The `index`-th page (from 0) of `size` records. */
export interface PageRequest {
  readonly index: number;
  readonly size: number;
}

export interface CertificatePage {
  readonly certificates: readonly Certificate[];
  /** How many records match in all. */
  readonly total: number;
}

export interface UploadRequest {
  /** Leaf first, then intermediates, as PEM. */
  readonly certificate: string;
  /** PEM; required for `SVR`. */
  readonly privateKey?: Secret;
  readonly type: CertificateType;
  readonly alias?: string;
  readonly projectId?: number;
  /** Store it even if the same certificate is there already. Default false. */
  readonly repeatable?: boolean;
}

export interface UploadOutcome {
  readonly id: string;
  /** True when the certificate was there already and nothing was stored. */
  readonly existed: boolean;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export type ServiceResult<T> = Promise<Result<T, ServiceError>>;

/**
 * A Tencent Cloud SSL account as the rest of the program sees it, whichever API generation is behind it. Calls never
 * reject: errors are values. All calls have a time limit and can be cancelled.
 */
export interface CertificateService {
  readonly capabilities: Capabilities;
  list(query: ListQuery, page: PageRequest, options?: CallOptions): ServiceResult<CertificatePage>;
  detail(id: string, options?: CallOptions): ServiceResult<CertificateDetail>;
  /** Sends the request at most once: a failure with `carriedOut: "maybe"` must not simply be repeated. */
  upload(request: UploadRequest, options?: CallOptions): ServiceResult<UploadOutcome>;
  delete(id: string, options?: CallOptions): ServiceResult<void>;
}
