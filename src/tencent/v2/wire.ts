/**
 * The legacy API ("SSL certificate API 2017", host wss.api.qcloud.com): the documented shapes of its three actions under
 * the service's own names. Response fields may all be null or missing. Times are strings in GMT+8 without a zone marker.
 *
 * No imports: the client and the sandbox both speak these shapes.
 */

/** The one path of the legacy API. */
export const apiPath = "/v2/index.php";

/** What every answer is wrapped in. The HTTP status is 200 for errors too. */
export interface Envelope<T> {
  /** 0 = success. Documented as Int, seen as a numeric string in other modules. */
  code: number | string;
  /** For an error of a module it starts with the module's own code in round brackets: `(100004)projectId不正确`. */
  message?: string | null;
  /** `Success`, `AuthFailure` …; may be missing. */
  codeDesc?: string | null;
  data?: T | null;
}

/** The shapes of each action, by the value of the `Action` parameter. */
export interface Actions {
  CertGetList: { request: CertGetListRequest; response: CertGetListResponse };
  CertUpload: { request: CertUploadRequest; response: CertUploadResponse };
  CertDelete: { request: CertDeleteRequest; response: CertDeleteResponse };
}

export type Action = keyof Actions;

/** Parameters every call has beside those of its action. */
export interface CommonParameters {
  Action: Action;
  /** UNIX seconds. */
  Timestamp: number;
  /** Positive integer, unique together with `Timestamp`. */
  Nonce: number;
  SecretId: string;
  /** Only `HmacSHA256` selects SHA-256; anything else or nothing means HmacSHA1. */
  SignatureMethod?: string;
  /** With temporary keys. Part of the signed parameters. */
  Token?: string;
  Region?: string;
  RequestClient?: string;
  /** Base64. */
  Signature: string;
}

export interface CertGetListRequest {
  /** From 1. Default 1. */
  page?: number;
  /** Records per page. Default 20. */
  count?: number;
  searchKey?: string;
  /** `CA` = client certificate, `SVR` = server certificate. */
  certType?: string;
  id?: string;
  /** 1 = with the certificate itself. Default 0. */
  withCert?: number;
  /** Only certificates that can be used for this domain. */
  altDomain?: string;
}

export interface CertGetListResponse {
  totalNum?: number | null;
  list?: CertificateRecord[] | null;
}

export interface CertificateRecord {
  ownerUin?: string | null;
  projectId?: string | null;
  /** `trustasia` = bought from TrustAsia, `upload` = uploaded by the user. */
  from?: string | null;
  /** Package type; documented as Int, a numeric string in the samples. */
  type?: number | string | null;
  /** `CA` or `SVR`. */
  certType?: string | null;
  productZhName?: string | null;
  /** Primary domain. */
  domain?: string | null;
  alias?: string | null;
  /** 0 to 8 documented; the same numbers as API 3.0. */
  status?: number | null;
  /** `INACTIVE` or `ACTIVE`. */
  vulnerability_status?: string | null;
  statusMsg?: string | null;
  verifyType?: string | null;
  /** `YYYY-MM-DD HH:mm:ss`, GMT+8. */
  certBeginTime?: string | null;
  /** `YYYY-MM-DD HH:mm:ss`, GMT+8. */
  certEndTime?: string | null;
  /** Months, as a string (the document calls it a time). */
  validityPeriod?: string | null;
  /** Creation time, GMT+8. */
  insertTime?: string | null;
  /** Documented as String, an object in the samples. */
  projectInfo?: ProjectInfo | null;
  id?: string | null;
  /** All names, the primary domain included. */
  subjectAltName?: string[] | null;
  type_name?: string | null;
  /** In the language of the account. */
  status_name?: string | null;
  is_vip?: boolean | null;
  is_dv?: boolean | null;
  is_wildcard?: boolean | null;
  is_vulnerability?: boolean | null;
  /** The certificate as PEM, only with `withCert=1`. Not in the document; seen in clients of this API. */
  cert?: string | null;
}

export interface ProjectInfo {
  projectId?: string | null;
  /** 0 for the default project; a number in the samples. */
  ownerUin?: number | string | null;
  name?: string | null;
  creatorUin?: number | string | null;
  /** `0000-00-00 00:00:00` for the default project. */
  createTime?: string | null;
  info?: string | null;
}

export interface CertUploadRequest {
  /** PEM, may hold a chain. */
  cert: string;
  certType: string;
  /** PEM; required when `certType` is `SVR`. */
  key?: string;
  alias?: string;
}

export interface CertUploadResponse {
  id?: string | null;
}

export interface CertDeleteRequest {
  id: string;
}

/** An empty array. */
export type CertDeleteResponse = unknown[];
