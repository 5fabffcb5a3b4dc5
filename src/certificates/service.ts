import type { Certificate, CertificateDetail, CertificateType, Tag } from "./certificate";
import type {
  BoundResourceGroup,
  BoundResourceQuery,
  BoundResources,
  CertificateArchive,
  DomainCheck,
  ItemOutcome,
  LogRange,
  OperationPage,
} from "./management";
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
  readonly editAlias: boolean;
  readonly moveToProject: boolean;
  readonly muteNotice: boolean;
  readonly download: boolean;
  readonly operationLog: boolean;
  readonly boundResources: boolean;
  readonly checkValidation: boolean;
  /** A deletion can be made to fail when cloud resources use the certificate. */
  readonly deleteWithResourceCheck: boolean;
  /** The site tells how such a deletion went on (China). Elsewhere that is seen by the certificate being gone. */
  readonly deleteTaskResult: boolean;
  /** Several certificates can be deleted in one call (China). Elsewhere each is a call of its own. */
  readonly deleteSeveral: boolean;
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
  readonly pendingIssue?: boolean;
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
  /** How many records the service sent, when there were some without an ID that `certificates` leaves out. */
  readonly received?: number;
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

export interface DeleteOptions extends CallOptions {
  /** Delete only when no cloud resource uses it ({@link Capabilities.deleteWithResourceCheck}). Default false. */
  readonly checkResources?: boolean;
}

export interface DeleteSeveralOptions extends DeleteOptions {
  /** Is told what became of each certificate as soon as that is known. */
  readonly onOutcome?: (outcome: ItemOutcome) => void;
}

export interface BoundResourcesOptions extends CallOptions {
  /** A result of the last 30 minutes will do. Default true. */
  readonly cached?: boolean;
}

export type ServiceResult<T> = Promise<Result<T, ServiceError>>;

/**
 * What a certificate service does. All return a {@link ServiceResult} and take their options as the last argument; an
 * action the account has no {@link Capabilities capability} for answers with the code `NotSupported`.
 */
export interface ServiceActions {
  /** One page of the certificates that match, in the order of the service unless `expirySort` asks for another. */
  list(query: ListQuery, page: PageRequest, options?: CallOptions): ServiceResult<CertificatePage>;
  /** Everything the service tells of one certificate, with its PEM when it is issued. */
  detail(id: string, options?: CallOptions): ServiceResult<CertificateDetail>;
  /**
   * Carried out at most once: it is sent again only when no connection was made. A failure with `carriedOut: "maybe"`
   * must not simply be repeated.
   */
  upload(request: UploadRequest, options?: CallOptions): ServiceResult<UploadOutcome>;
  /**
   * Deletes a certificate. With `checkResources` the service does it behind a task, which is followed to its end; when
   * that does not come in time, or following fails, the error says `carriedOut: "maybe"`.
   */
  delete(id: string, options?: DeleteOptions): ServiceResult<void>;
  /**
   * Deletes any number of certificates in batches of 100 ({@link Capabilities.deleteSeveral}); as {@link delete} and
   * {@link moveToProject}.
   */
  deleteSeveral(
    ids: readonly string[],
    options?: DeleteSeveralOptions,
  ): ServiceResult<readonly ItemOutcome[]>;
  /** Gives a certificate another alias; an empty one takes it away. */
  setAlias(id: string, alias: string, options?: CallOptions): ServiceResult<void>;
  /**
   * Moves any number of certificates. The call fails when its first batch (of 100) fails; after that, what failed is told
   * for each certificate.
   */
  moveToProject(
    ids: readonly string[],
    projectId: number,
    options?: CallOptions,
  ): ServiceResult<readonly ItemOutcome[]>;
  /** Switches the notice before expiry off or on, for any number of certificates in batches of 50. As {@link moveToProject}. */
  muteNotice(
    ids: readonly string[],
    muted: boolean,
    options?: CallOptions,
  ): ServiceResult<readonly ItemOutcome[]>;
  /** The archive that the service offers for download; it may hold the private key. */
  download(id: string, options?: CallOptions): ServiceResult<CertificateArchive>;
  /** One page of what was done with the account's certificates, newest first. */
  operationLog(range: LogRange, page: PageRequest, options?: CallOptions): ServiceResult<OperationPage>;
  /** Has the service look for the cloud resources that use a certificate. Takes from seconds to minutes. */
  boundResources(id: string, options?: BoundResourcesOptions): ServiceResult<BoundResources>;
  /** One page (of at most 100 for each type and region) of what {@link boundResources} counted. */
  boundResourceDetails(
    taskId: string,
    query: BoundResourceQuery,
    page: PageRequest,
    options?: CallOptions,
  ): ServiceResult<readonly BoundResourceGroup[]>;
  /** Has the service check now whether the domains of a pending certificate are validated. */
  checkValidation(id: string, options?: CallOptions): ServiceResult<readonly DomainCheck[]>;
}

/**
 * A Tencent Cloud SSL account as the rest of the program sees it, whichever API generation is behind it. Calls never
 * reject: errors are values. All calls have a time limit and can be cancelled.
 */
export interface CertificateService extends ServiceActions {
  readonly capabilities: Capabilities;
}
