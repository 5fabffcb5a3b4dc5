/**
 * API 3.0 of the SSL certificate service (host `ssl`, version 2019-12-05): the documented shapes of the actions used
 * here, under the service's own names. Response fields may all be null or missing; `[CN]` marks what only the China site
 * has. Times are strings in GMT+8 without a zone marker.
 *
 * No imports: the client and the sandbox both speak these shapes.
 */

/** Value of the `X-TC-Version` header. */
export const apiVersion = "2019-12-05";

/** What every answer is wrapped in. An `Error` means that the call failed; the HTTP status is 200 all the same. */
export interface Envelope<T> {
  Response: T & { Error?: ErrorShape | null; RequestId?: string | null };
}

export interface ErrorShape {
  Code: string;
  Message: string;
}

/** The shapes of each action, by its name in `X-TC-Action`. */
export interface Actions {
  DescribeCertificates: { request: DescribeCertificatesRequest; response: DescribeCertificatesResponse };
  DescribeCertificateDetail: {
    request: DescribeCertificateDetailRequest;
    response: DescribeCertificateDetailResponse;
  };
  UploadCertificate: { request: UploadCertificateRequest; response: UploadCertificateResponse };
  DeleteCertificate: { request: DeleteCertificateRequest; response: DeleteCertificateResponse };
  DeleteCertificates: { request: DeleteCertificatesRequest; response: DeleteCertificatesResponse };
  DescribeDeleteCertificatesTaskResult: {
    request: DescribeDeleteCertificatesTaskResultRequest;
    response: DescribeDeleteCertificatesTaskResultResponse;
  };
  ModifyCertificateAlias: {
    request: ModifyCertificateAliasRequest;
    response: ModifyCertificateAliasResponse;
  };
  ModifyCertificateProject: {
    request: ModifyCertificateProjectRequest;
    response: ModifyCertificateProjectResponse;
  };
  ModifyCertificatesExpiringNotificationSwitch: {
    request: ModifyCertificatesExpiringNotificationSwitchRequest;
    response: ModifyCertificatesExpiringNotificationSwitchResponse;
  };
  DownloadCertificate: { request: DownloadCertificateRequest; response: DownloadCertificateResponse };
  DescribeCertificateOperateLogs: {
    request: DescribeCertificateOperateLogsRequest;
    response: DescribeCertificateOperateLogsResponse;
  };
  CreateCertificateBindResourceSyncTask: {
    request: CreateCertificateBindResourceSyncTaskRequest;
    response: CreateCertificateBindResourceSyncTaskResponse;
  };
  DescribeCertificateBindResourceTaskResult: {
    request: DescribeCertificateBindResourceTaskResultRequest;
    response: DescribeCertificateBindResourceTaskResultResponse;
  };
  DescribeCertificateBindResourceTaskDetail: {
    request: DescribeCertificateBindResourceTaskDetailRequest;
    response: DescribeCertificateBindResourceTaskDetailResponse;
  };
  CheckCertificateDomainVerification: {
    request: CheckCertificateDomainVerificationRequest;
    response: CheckCertificateDomainVerificationResponse;
  };
}

export type Action = keyof Actions;

/** A tag in a request, where both members are required. */
export interface RequestTag {
  TagKey: string;
  TagValue: string;
}

export interface DescribeCertificatesRequest {
  /** Pagination offset, starting from 0. default is 0. */
  Offset?: number;
  /** Page size. Default 10 in current docs (20 in docs up to 2023). Max 1000; larger is treated as 1000 */
  Limit?: number;
  /** Search keywords, supporting fuzzy match by certificate id, remark name, and certificate domain name. */
  SearchKey?: string;
  /** Certificate type. `CA`: client certificate; `SVR`: server certificate */
  CertificateType?: string;
  /** Project ID */
  ProjectId?: number;
  /** ASC | DESC by expiry. Omitted: by application time, newest first */
  ExpirationSort?: string;
  /** Status filter, 0..15 */
  CertificateStatus?: number[];
  /** Whether the certificate can be deployed. `1`: yes; `0`: no */
  Deployable?: number;
  /** Whether to filter uploaded hosted certificates. `1`: Yes; `0`: No. */
  Upload?: number;
  /** Whether to filter renewable certificates. `1`: Yes; `0`: No. */
  Renew?: number;
  /**
   * Filter by source. `upload`: Uploaded certificate; `buy`: Tencent Cloud certificate. If this parameter is
   * left empty, all certificates will be queried.
   */
  FilterSource?: string;
  /** Whether to filter Chinese SM certificates. `1`: Yes; `0`: No. */
  IsSM?: number;
  /** Whether to filter expiring certificates. `1`: Yes; `0`: No. */
  FilterExpiring?: number;
  /** Whether the certificate can be hosted. Valid values: `1` for yes and `0` for no. */
  Hostable?: number;
  /** Filter certificates with specified tags. */
  Tags?: RequestTag[];
  /** Whether to filter certificates pending issue: 1 for filtering, 0 and null for no filtering. */
  IsPendingIssue?: number;
  /** Filter certificates by the specified certificate id, only supports certificate ids with permission. */
  CertIds?: string[];
  /** [CN] Subscription service ID filter */
  ServiceId?: string;
}

export interface DescribeCertificatesResponse {
  /** Total number */
  TotalCount?: number | null;
  /** List */
  Certificates?: CertificateRecord[] | null;
}

export interface Tag {
  /** Tag key */
  TagKey?: string | null;
  /** Tag value */
  TagValue?: string | null;
}

export interface CertificateRecord {
  /** User uin. */
  OwnerUin?: string | null;
  /** Project id. */
  ProjectId?: string | null;
  /** `trustasia` | `upload` | wosign | sheca (lower case) */
  From?: string | null;
  /** Package type number as STRING, null/"" for uploads */
  PackageType?: string | null;
  /** "CA" = client/CA certificate, "SVR" = server certificate */
  CertificateType?: string | null;
  /** Product name; for uploads the issuer CN */
  ProductZhName?: string | null;
  /** Primary domain name. */
  Domain?: string | null;
  /** Remark name. */
  Alias?: string | null;
  /** 0..15 */
  Status?: number | null;
  /** Certificate extended information. */
  CertificateExtra?: CertificateExtra | null;
  /** Vulnerability scanning status: INACTIVE = not enabled, ACTIVE = enabled. */
  VulnerabilityStatus?: string | null;
  /** `PRE-REVIEWING`, `LEGAL-REVIEWING`, `CA-REVIEWING`, `PENDING-DCV`, `WAIT-ISSUE`, or a sentence */
  StatusMsg?: string | null;
  /**
   * Validation type: DNS_AUTO = automatic dns validation, DNS = manual dns validation, FILE = file
   * verification, DNS_PROXY = dns proxy validation, FILE_PROXY = file proxy verification.
   */
  VerifyType?: string | null;
  /** `YYYY-MM-DD HH:mm:ss`, GMT+8 */
  CertBeginTime?: string | null;
  /** `YYYY-MM-DD HH:mm:ss`, GMT+8 */
  CertEndTime?: string | null;
  /** Certificate validity period (month). */
  ValidityPeriod?: string | null;
  /** Creation time, GMT+8 */
  InsertTime?: string | null;
  /** Certificate id. */
  CertificateId?: string | null;
  /** All names, the primary domain included */
  SubjectAltName?: string[] | null;
  /** Certificate type name. */
  PackageTypeName?: string | null;
  /** Status name. */
  StatusName?: string | null;
  /** A paid certificate (documented for the detail action) */
  IsVip?: boolean | null;
  /** Domain-validated */
  IsDv?: boolean | null;
  /** Covers a wildcard name */
  IsWildcard?: boolean | null;
  /** Whether the vulnerability scanning feature is enabled. */
  IsVulnerability?: boolean | null;
  /** Whether it is renewable. */
  RenewAble?: boolean | null;
  /** Project information. */
  ProjectInfo?: ProjectInfo | null;
  /** Bound cloud resources: documented as temporarily unavailable; null or [] */
  BoundResource?: string[] | null;
  /** Whether it can be deployed. */
  Deployable?: boolean | null;
  /** Tag list. */
  Tags?: Tag[] | null;
  /** Whether expiration notice has been ignored. */
  IsIgnore?: boolean | null;
  /** Chinese national crypto (SM2) certificate */
  IsSM?: boolean | null;
  /** e.g. "RSA 2048" (docs also "RSA") */
  EncryptAlgorithm?: string | null;
  /** Uploaded CA certs: algorithms */
  CAEncryptAlgorithms?: string[] | null;
  /** Uploaded CA certs: expiry times */
  CAEndTimes?: string[] | null;
  /** Uploaded CA certs: common names */
  CACommonNames?: string[] | null;
  /** Pre-review info */
  PreAuditInfo?: PreAuditInfo | null;
  /** Whether to auto-renew. */
  AutoRenewFlag?: number | null;
  /** Hosting status: 0, hosting; 5, resource replacement; 10, hosting completed; -1, not hosted. */
  HostingStatus?: number | null;
  /** Hosting completion time. */
  HostingCompleteTime?: string | null;
  /** New certificate ID created by hosting */
  HostingRenewCertId?: string | null;
  /** Existing renewal certificate id. */
  HasRenewOrder?: string | null;
  /** Indicates whether the original certificate is deleted during reissue. */
  ReplaceOriCertIsDelete?: boolean | null;
  /**
   * Indicates whether it is about to expire. a certificate is about to expire if it will expire within 30
   * days.
   */
  IsExpiring?: boolean | null;
  /** Deadline for adding the DV validation, GMT+8 */
  DVAuthDeadline?: string | null;
  /** Domain validation passed at, GMT+8 */
  ValidationPassedTime?: string | null;
  /** Multiple domain names associated with the certificate. */
  CertSANs?: string[] | null;
  /** Domain verification rejection information. */
  AwaitingValidationMsg?: string | null;
  /** Whether to allow downloading. */
  AllowDownload?: boolean | null;
  /** Whether all certificate domain names are managed and resolved by dnspod. */
  IsDNSPODResolve?: boolean | null;
  /** Whether the certificate is purchased with benefit points. */
  IsPackage?: boolean | null;
  /** Whether there is a private key password. */
  KeyPasswordCustomFlag?: boolean | null;
  /** Types of web servers supported for download: nginx, apache, iis, tomcat, jks, root, other. */
  SupportDownloadType?: SupportDownloadType | null;
  /** Revocation finished at, GMT+8 */
  CertRevokedTime?: string | null;
  /** Hosted resource type list. */
  HostingResourceTypes?: string[] | null;
  /** Managed configuration information. */
  HostingConfig?: HostingConfig | null;
  /** [CN] Whether this is the renewal of a hosted uploaded certificate */
  IsHostingUploadRenewCert?: boolean | null;
  /** [CN] Subscription service ID */
  ServiceId?: string | null;
  /** [CN] Subscription status: initing (not activated) | running | expired | refunded | nearExpire */
  ServiceStatus?: string | null;
  /** [CN] Subscription start time */
  CertServiceBeginTime?: string | null;
  /** [CN] Subscription end time */
  CertServiceEndTime?: string | null;
  /** [CN] Whether subscription sharing is on */
  CertServiceShareEnabled?: boolean | null;
  /** [CN] Issued, unexpired certificates under the subscription */
  CertServiceValidCertificateCount?: number | null;
}

export interface CertificateExtra {
  /** Quantity of configurable domain names for the certificate. */
  DomainNumber?: string | null;
  /** Renewal: original certificate ID */
  OriginCertificateId?: string | null;
  /** Original certificate ID of a reissue */
  ReplacedBy?: string | null;
  /** Reissued certificate ID */
  ReplacedFor?: string | null;
  /** Renewal: renewed certificate ID */
  RenewOrder?: string | null;
  /** Whether it is a China SM certificate. */
  SMCert?: number | null;
  /** Company type, valid values: 1 (individual); 2 (company). */
  CompanyType?: number | null;
  /** [CN] Next certificate ID in the subscription service */
  ServiceRenewCertificateId?: string | null;
  /** [CN] Previous (source) certificate ID in the subscription service */
  ServiceOriginCertificateId?: string | null;
}

export interface ProjectInfo {
  /** Project name */
  ProjectName?: string | null;
  /** UIN of the project creator */
  ProjectCreatorUin?: number | null;
  /** Project creation time */
  ProjectCreateTime?: string | null;
  /** Brief project information */
  ProjectResume?: string | null;
  /** User UIN */
  OwnerUin?: number | null;
  /** Project ID */
  ProjectId?: string | null;
}

export interface PreAuditInfo {
  /** Total number of years of the certificate */
  TotalPeriod?: number | null;
  /** Current year of the certificate */
  NowPeriod?: number | null;
  /** Certificate prereview manager ID */
  ManagerId?: string | null;
}

export interface SupportDownloadType {
  /** Whether the available format of nginx can be downloaded. */
  NGINX?: boolean | null;
  /** Whether the available format of apache can be downloaded. */
  APACHE?: boolean | null;
  /** Whether the available format of tomcat can be downloaded. */
  TOMCAT?: boolean | null;
  /** Whether the available format of iis can be downloaded. */
  IIS?: boolean | null;
  /** Indicates whether the jks format can be downloaded. */
  JKS?: boolean | null;
  /** Indicates whether other formats can be downloaded. */
  OTHER?: boolean | null;
  /** Indicates whether the root certificate can be downloaded. */
  ROOT?: boolean | null;
}

export interface HostingConfig {
  /**
   * Hosted resource replacement time, defaults to 30 days before the certificate expiration if there is a
   * renewal certificate, then replace.
   */
  ReplaceTime?: number | null;
  /**
   * Hosted send message type: 0, reminder message before hosted starts (you will receive this reminder
   * message even if there is no renewal certificate); 1, reminder message when hosted starts …
   */
  MessageTypes?: number[] | null;
  /** Resource replacement start time. */
  ReplaceStartTime?: string | null;
  /** Resource replacement end time. */
  ReplaceEndTime?: string | null;
}

export interface DescribeCertificateDetailRequest {
  /** Certificate ID */
  CertificateId: string;
}

export interface DescribeCertificateDetailResponse {
  /** Certificate belonging to user main account uin. */
  OwnerUin?: string | null;
  /** Project ID */
  ProjectId?: string | null;
  /** `trustasia` | `upload` | wosign | sheca */
  From?: string | null;
  /** Certificate type. `CA`: client certificate; `SVR`: server certificate */
  CertificateType?: string | null;
  /** Package type number as STRING, null for uploads */
  PackageType?: string | null;
  /** Certificate product name. */
  ProductZhName?: string | null;
  /** Certificate binds to a common name domain. */
  Domain?: string | null;
  /** Alias */
  Alias?: string | null;
  /** 0..15 */
  Status?: number | null;
  /** `PRE-REVIEWING`, `LEGAL-REVIEWING`, `CA-REVIEWING`, `PENDING-DCV`, `WAIT-ISSUE`, or a sentence */
  StatusMsg?: string | null;
  /**
   * Validation type. `DNS_AUTO`: automatic DNS validation; `DNS`: manual DNS validation; `FILE`: file
   * validation; `EMAIL`: email validation
   */
  VerifyType?: string | null;
  /** Vulnerability scanning status */
  VulnerabilityStatus?: string | null;
  /** GMT+8 (doc type Timestamp) */
  CertBeginTime?: string | null;
  /** GMT+8 (doc type Timestamp) */
  CertEndTime?: string | null;
  /** Validity period of the certificate, in months */
  ValidityPeriod?: string | null;
  /** GMT+8 (doc type Timestamp) */
  InsertTime?: string | null;
  /** CA order id. */
  OrderId?: string | null;
  /** Extended information of the certificate */
  CertificateExtra?: CertificateExtra | null;
  /** The private key (Chinese SM: of the signature certificate). The client drops it at parse time */
  CertificatePrivateKey?: string | null;
  /** Leaf and intermediates as PEM (Chinese SM: the signature certificate) */
  CertificatePublicKey?: string | null;
  /** Certificate domain name verification information. */
  DvAuthDetail?: DvAuthDetail | null;
  /** Vulnerability scanning assessment report */
  VulnerabilityReport?: string | null;
  /** Certificate ID */
  CertificateId?: string | null;
  /** Certificate type name */
  TypeName?: string | null;
  /** Status description */
  StatusName?: string | null;
  /** All names WITHOUT the primary domain (the list action includes it) */
  SubjectAltName?: string[] | null;
  /** Whether the certificate is a paid one. */
  IsVip?: boolean | null;
  /** Whether the certificate is a wildcard certificate */
  IsWildcard?: boolean | null;
  /** Whether the certificate is a DV certificate */
  IsDv?: boolean | null;
  /** Whether the vulnerability scanning feature is enabled */
  IsVulnerability?: boolean | null;
  /** Profile information submitted for paid certificates. */
  SubmittedData?: SubmittedData | null;
  /** Whether the certificate can be renewed. */
  RenewAble?: boolean | null;
  /** Whether the certificate can be deployed */
  Deployable?: boolean | null;
  /** List of associated tags */
  Tags?: Tag[] | null;
  /** Root certificate. */
  RootCert?: RootCertificates | null;
  /** Chinese SM: the encryption certificate as PEM */
  EncryptCert?: string | null;
  /** Chinese SM: the private key of the encryption certificate. The client drops it at parse time */
  EncryptPrivateKey?: string | null;
  /** SHA1 fingerprint of the signature certificate */
  CertFingerprint?: string | null;
  /** SHA1 fingerprint of the encryption certificate (for Chinese SM certificates only) */
  EncryptCertFingerprint?: string | null;
  /** e.g. "RSA 2048" */
  EncryptAlgorithm?: string | null;
  /** The authentication value for DV certificate revocation. */
  DvRevokeAuthDetail?: DvAuths[] | null;
  /** Certificate chain information. */
  CertChainInfo?: CertBasicInfo[] | null;
  /** [CN] 1 single domain; 2 multi-domain; 3 wildcard; 4 multi-wildcard */
  DomainType?: number | null;
  /** [CN] DV | OV | EV (NOT CA/SVR) */
  CertType?: string | null;
  /** [CN] Whether a cross-signed root is used */
  UseCrossSignRoot?: boolean | null;
  /** [CN] 0 hosting; 5 replacing resources; 10 done; -1 not hosted */
  HostingStatus?: number | null;
}

export interface DvAuthDetail {
  /** Certificate domain name verification record key. */
  DvAuthKey?: string | null;
  /** Certificate domain name verification record value. */
  DvAuthValue?: string | null;
  /** Certificate domain name verification domain value. */
  DvAuthDomain?: string | null;
  /** Certificate domain name verification file path, used only for file and file_proxy. */
  DvAuthPath?: string | null;
  /** Certificate domain name verification subdomain. */
  DvAuthKeySubDomain?: string | null;
  /** Certificate domain verification information; multiple domain verifications use this field. */
  DvAuths?: DvAuths[] | null;
}

export interface DvAuths {
  /** Certificate domain name verification record key. */
  DvAuthKey?: string | null;
  /** Certificate domain name verification record value. */
  DvAuthValue?: string | null;
  /** Certificate domain name verification domain value. */
  DvAuthDomain?: string | null;
  /** Certificate domain name verification file path, used only for file and file_proxy. */
  DvAuthPath?: string | null;
  /** Certificate domain name verification subdomain. */
  DvAuthSubDomain?: string | null;
  /**
   * Certificate domain verification type, valid values: TXT: add txt record for dns domain verification.
   * FILE: domain file verification. CNAME: add cname record for dns domain verification.
   */
  DvAuthVerifyType?: string | null;
}

export interface SubmittedData {
  /** CSR type. `online`: CSR generated online; `parse`: CSR pasted */
  CsrType?: string | null;
  /** CSR content */
  CsrContent?: string | null;
  /** Domain name information */
  CertificateDomain?: string | null;
  /** DNS information */
  DomainList?: string[] | null;
  /** Password of the private key. The client drops it at parse time */
  KeyPassword?: string | null;
  /** Enterprise or unit name */
  OrganizationName?: string | null;
  /** Division */
  OrganizationDivision?: string | null;
  /** Address */
  OrganizationAddress?: string | null;
  /** Country */
  OrganizationCountry?: string | null;
  /** City */
  OrganizationCity?: string | null;
  /** Province */
  OrganizationRegion?: string | null;
  /** Postal code */
  PostalCode?: string | null;
  /** Area code of the fixed-line phone number */
  PhoneAreaCode?: string | null;
  /** Fixed-line phone number */
  PhoneNumber?: string | null;
  /** First name of the administrator */
  AdminFirstName?: string | null;
  /** Last name of the administrator */
  AdminLastName?: string | null;
  /** Phone number of the administrator */
  AdminPhoneNum?: string | null;
  /** Email of the administrator */
  AdminEmail?: string | null;
  /** Position of the administrator */
  AdminPosition?: string | null;
  /** First name of the contact */
  ContactFirstName?: string | null;
  /** Last name of the contact */
  ContactLastName?: string | null;
  /** Phone number of the contact */
  ContactNumber?: string | null;
  /** Email of the contact */
  ContactEmail?: string | null;
  /** Position of the contact */
  ContactPosition?: string | null;
  /** Validation type */
  VerifyType?: string | null;
}

export interface RootCertificates {
  /** Chinese SM signature certificate */
  Sign?: string | null;
  /** Chinese SM encryption certificate */
  Encrypt?: string | null;
  /** Standard certificate */
  Standard?: string | null;
}

export interface CertBasicInfo {
  /** Issuer. */
  Issuer?: string | null;
  /** Issued to. */
  Subject?: string | null;
  /** Certificate fingerprint. */
  Fingerprint?: string | null;
  /** Certificate valid period start time. */
  ValidFrom?: string | null;
  /** Certificate valid period end time. */
  ValidTo?: string | null;
}

export interface UploadCertificateRequest {
  /** PEM, leaf first then intermediates */
  CertificatePublicKey: string;
  /** PEM. Required for SVR, optional for CA */
  CertificatePrivateKey?: string;
  /**
   * Certificate type. Valid values: `CA` (CA certificate) and `SVR` (server certificate). Default value:
   * `SVR`
   */
  CertificateType?: string;
  /** Alias */
  Alias?: string;
  /** Project ID */
  ProjectId?: number;
  /** Certificate Usage/Source, such as CLB, CDN, WAF, LIVE, DDOS. */
  CertificateUse?: string;
  /** The list of tags. */
  Tags?: RequestTag[];
  /**
   * Default TRUE = the same fingerprint may be uploaded again (new ID). false = not; the existing ID is
   * returned, no error
   */
  Repeatable?: boolean;
  /** [CN] Private key password */
  KeyPassword?: string;
}

export interface UploadCertificateResponse {
  /** Certificate ID */
  CertificateId?: string | null;
  /**
   * CN doc: ID of the duplicate when Repeatable=false; when the account has uploaded the same certificate
   * more than 5000 times Repeatable is ignored and the duplicate ID is returned. "" otherwise (docs example)
   */
  RepeatCertId?: string | null;
}

export interface DeleteCertificateRequest {
  /** Certificate ID */
  CertificateId: string;
  /**
   * Default false: no bound-resource check, synchronous. true: needs service role
   * SSL_QCSLinkedRoleInReplaceLoadCertificate, deletion is ASYNC, TaskId returned, poll
   * DescribeDeleteCertificatesTaskResult
   */
  IsCheckResource?: boolean;
}

export interface DeleteCertificateResponse {
  /** true = deleted; false when async (doc example) or failed */
  DeleteResult?: boolean | null;
  /** Async task ID (only IsCheckResource=true); absent/null otherwise */
  TaskId?: string | null;
}

/** [CN] The whole action exists on the China site only. */
export interface DeleteCertificatesRequest {
  /** IDs to delete, at most 100 */
  CertificateIds: string[];
  /**
   * Check for bound cloud resources before deleting. Default: no check. true needs service role
   * SSL_QCSLinkedRoleInReplaceLoadCertificate; the deletion becomes ASYNC and task IDs are returned; poll
   * DescribeDeleteCertificatesTaskResult
   */
  IsSync?: boolean;
}

export interface DeleteCertificatesResponse {
  /** IDs deleted */
  Success?: string[] | null;
  /** IDs that failed, with reason */
  Fail?: BatchDeleteFail[] | null;
  /** Certificate ID and async task ID pairs (IsSync=true) */
  CertTaskIds?: CertTaskId[] | null;
}

export interface BatchDeleteFail {
  CertId?: string | null;
  /** Reason in words */
  Msg?: string | null;
}

export interface CertTaskId {
  CertId?: string | null;
  TaskId?: string | null;
}

/** [CN] The whole action exists on the China site only. */
export interface DescribeDeleteCertificatesTaskResultRequest {
  /** Task IDs returned by DeleteCertificates / DeleteCertificate, at most 100 */
  TaskIds: string[];
}

export interface DescribeDeleteCertificatesTaskResultResponse {
  DeleteTaskResult?: DeleteTaskResult[] | null;
}

export interface DeleteTaskResult {
  TaskId?: string | null;
  CertId?: string | null;
  /**
   * 0 running; 1 succeeded; 2 failed; 3 failed: service role not authorised; 4 failed: cloud resources still bound;
   * 5 failed: query of bound resources timed out
   */
  Status?: number | null;
  /** Error text, "" when there is none */
  Error?: string | null;
  /** Time of this cached result */
  CacheTime?: string | null;
  /** Domains in the certificate */
  Domains?: string[] | null;
}

export interface ModifyCertificateAliasRequest {
  CertificateId: string;
  Alias?: string;
}

export interface ModifyCertificateAliasResponse {
  /** ID of the successfully modified certificate */
  CertificateId?: string | null;
}

export interface ModifyCertificateProjectRequest {
  /** At most 100 */
  CertificateIdList: string[];
  ProjectId: number;
}

export interface ModifyCertificateProjectResponse {
  SuccessCertificates?: string[] | null;
  FailCertificates?: string[] | null;
}

export interface ModifyCertificatesExpiringNotificationSwitchRequest {
  /** At most 50 */
  CertificateIds: string[];
  /** 0: do not ignore notifications. 1: ignore notifications */
  SwitchStatus: number;
}

export interface ModifyCertificatesExpiringNotificationSwitchResponse {
  CertificateIds?: string[] | null;
}

export interface DownloadCertificateRequest {
  CertificateId: string;
}

export interface DownloadCertificateResponse {
  /** A ZIP in Base64. It may hold the private key */
  Content?: string | null;
  /** `application/zip` */
  ContentType?: string | null;
}

export interface DescribeCertificateOperateLogsRequest {
  /** Default 0 */
  Offset?: number;
  /** Default 20; more than 1000 is treated as 1000 */
  Limit?: number;
  /** Default: 15 days ago. `YYYY-MM-DD HH:mm:ss`, GMT+8 */
  StartTime?: string;
  /** Default: now. `YYYY-MM-DD HH:mm:ss`, GMT+8 */
  EndTime?: string;
}

export interface DescribeCertificateOperateLogsResponse {
  /** Total number of logs that meet the conditions */
  AllTotal?: number | null;
  /** Number of logs returned for this request */
  TotalCount?: number | null;
  OperateLogs?: OperationLog[] | null;
}

export interface OperationLog {
  /** A sentence in the language of the account */
  Action?: string | null;
  /** GMT+8 */
  CreatedOn?: string | null;
  /** Root account */
  Uin?: string | null;
  /** Sub-account; `--` when the service itself acted */
  SubAccountUin?: string | null;
  CertId?: string | null;
  /** `apply`, `delete`, `download`, `upload`, `revoke`, `updateAlias`, `changeProject`, `issued` … */
  Type?: string | null;
}

export interface CreateCertificateBindResourceSyncTaskRequest {
  /** At most 100 */
  CertificateIds: string[];
  /** 1: reuse a result finished within the last 30 minutes; 0: do not. Marked required */
  IsCache: number;
}

export interface CreateCertificateBindResourceSyncTaskResponse {
  CertTaskIds?: CertTaskId[] | null;
}

export interface CertTaskId {
  CertId?: string | null;
  TaskId?: string | null;
}

export interface DescribeCertificateBindResourceTaskResultRequest {
  /** At most 100 */
  TaskIds: string[];
}

export interface DescribeCertificateBindResourceTaskResultResponse {
  SyncTaskBindResourceResult?: SyncTaskBindResourceResult[] | null;
}

export interface SyncTaskBindResourceResult {
  TaskId?: string | null;
  /** To be read when the status is 1 */
  BindResourceResult?: BindResourceResult[] | null;
  /** 0 querying; 1 successful; 2 abnormal */
  Status?: number | null;
  /** Why the status is 2 */
  Error?: ErrorShape | null;
  /** Cache time of the result, GMT+8 */
  CacheTime?: string | null;
}

export interface BindResourceResult {
  /** clb, cdn, waf, live, vod, ddos, tke, apigateway, tcb, teo, tse, cos, tdmq, mqtt, gaap, scf */
  ResourceType?: string | null;
  BindResourceRegionResult?: BindResourceRegionResult[] | null;
}

export interface BindResourceRegionResult {
  Region?: string | null;
  TotalCount?: number | null;
  /** [CN] Why the region could not be queried, "" when it could */
  Error?: string | null;
}

export interface DescribeCertificateBindResourceTaskDetailRequest {
  TaskId: string;
  /** STRING. Page size per resource type and region, default 10, at most 100 */
  Limit?: string;
  /** STRING. Default 0 */
  Offset?: string;
  /** Omit for all */
  ResourceTypes?: string[];
  /** Only clb, tke, waf, apigateway, tcb, cos and tse can be queried by region */
  Regions?: string[];
}

export interface DescribeCertificateBindResourceTaskDetailResponse {
  CLB?: BoundInstances[] | null;
  CDN?: BoundInstances[] | null;
  WAF?: BoundInstances[] | null;
  DDOS?: BoundInstances[] | null;
  LIVE?: BoundInstances[] | null;
  VOD?: BoundInstances[] | null;
  TKE?: BoundInstances[] | null;
  APIGATEWAY?: BoundInstances[] | null;
  TCB?: BoundInstances[] | null;
  TEO?: BoundInstances[] | null;
  TSE?: BoundInstances[] | null;
  COS?: BoundInstances[] | null;
  TDMQ?: BoundInstances[] | null;
  MQTT?: BoundInstances[] | null;
  GAAP?: BoundInstances[] | null;
  SCF?: BoundInstances[] | null;
  /** 0 querying; 1 successful; 2 abnormal */
  Status?: number | null;
  /** Cache time of the result, GMT+8 */
  CacheTime?: string | null;
}

/** The service has a shape of its own for each type; they differ in the instances only. */
export interface BoundInstances {
  /** Missing for types without regions (cdn, ddos, live, vod, teo, gaap) */
  Region?: string | null;
  /** CLB: LoadBalancerId, LoadBalancerName, Listeners …; CDN: Domain, CertId, Status … */
  InstanceList?: Record<string, unknown>[] | null;
  /** TCB only, in place of `InstanceList` */
  Environments?: Record<string, unknown>[] | null;
  TotalCount?: number | null;
  /** Why this could not be queried, "" when it could */
  Error?: string | null;
}

export interface CheckCertificateDomainVerificationRequest {
  CertificateId: string;
}

export interface CheckCertificateDomainVerificationResponse {
  /** One for each domain */
  VerificationResults?: DomainValidationResult[] | null;
}

export interface DomainValidationResult {
  Domain?: string | null;
  /** DNS, FILE, DNS_AUTO, DNS_PROXY or FILE_PROXY */
  VerifyType?: string | null;
  /**
   * 1 verified; -1 rate limited or TXT not found; -2 TXT mismatch; -3 NS not found; -4 file not found; -5 file mismatch;
   * -6 CNAME not found; -7 CNAME mismatch; -8 NS not found; -9 file not found; -10 file mismatch
   */
  LocalCheck?: number | null;
  /** -1 detection failed; 2 passed */
  CaCheck?: number | null;
  /** Description of `LocalCheck` */
  LocalCheckFailReason?: string | null;
  /** What was found */
  CheckValue?: string[] | null;
  /** The check was rate limited */
  Frequently?: boolean | null;
  Issued?: boolean | null;
}
