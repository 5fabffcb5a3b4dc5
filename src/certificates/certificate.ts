import type { Status } from "./status";

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** `SVR` = server certificate, `CA` = client (CA) certificate: the service's own words. */
export type CertificateType = "SVR" | "CA";

export interface Project {
  readonly id: number;
  readonly name: string;
}

/** The default project of every account. Its name comes from the service where it says one. */
export const defaultProjectId = 0;

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** IDs of the certificates and orders of the same account that one is tied to. */
export interface RelatedOrders {
  /** The order that renews it. */
  readonly renewal?: string;
  /** What it renews. */
  readonly renewalOf?: string;
  /** What it was reissued as, or is the reissue of: the service's documents leave open which of its fields says which. */
  readonly reissue?: string;
}

/** One record of the certificate list, the same for both API generations. */
export interface Certificate {
  /** The service's ID, usually eight letters and digits. Unique within an account. */
  readonly id: string;
  /** The primary domain (common name). Empty for an order that has none yet. */
  readonly domain: string;
  readonly alias: string;
  readonly type: CertificateType;
  readonly status: Status;
  /** The service's remark on the status, e.g. `PENDING-DCV` or a sentence. */
  readonly statusMessage?: string;
  /** Where it came from: `upload`, `trustasia`, `wosign`, `sheca` … */
  readonly source: string;
  /** The product bought, or for an uploaded certificate the issuer's common name. */
  readonly product: string;
  /** Number of the package bought; absent for uploads. */
  readonly packageType?: number;
  readonly project: Project;
  /** All names the certificate covers, the primary domain first. */
  readonly names: readonly string[];
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
  readonly createdAt?: Instant;
  readonly validityMonths?: number;
  /** As the service writes it: `RSA 2048`, `ECC 256`, `SM2`. */
  readonly algorithm?: string;
  /** How the domain is validated: `DNS_AUTO`, `DNS`, `FILE`, `DNS_PROXY`, `FILE_PROXY`, `EMAIL`. */
  readonly validation?: string;
  readonly isDv: boolean;
  readonly isWildcard: boolean;
  /** A paid certificate. */
  readonly isPaid: boolean;
  /** A Chinese national cryptography (SM2) certificate. */
  readonly isSm: boolean;
  readonly renewable: boolean;
  readonly deployable: boolean;
  /** The expiry notice has been switched off. Absent where the account does not say. */
  readonly noticeMuted?: boolean;
  readonly tags: readonly Tag[];
  /** What it is tied to, where the service names anything. */
  readonly related?: RelatedOrders;
}

/** A record the applicant must publish to prove control of a domain. */
export interface ValidationRecord {
  readonly domain: string;
  /** `CNAME`, `TXT` or `FILE`. */
  readonly type: string;
  /** The full record name, or for `FILE` the file's name. */
  readonly key: string;
  /** The record's value, or the file's content. */
  readonly value: string;
  /** For `FILE`: where the file belongs on the web server. */
  readonly path?: string;
  /** The record name relative to the zone. */
  readonly subdomain?: string;
}

/** One link of the chain as the service describes it. */
export interface ChainEntry {
  readonly subject: string;
  readonly issuer: string;
  readonly fingerprint: string;
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
}

/** A field of the service's answer under its own name, for the reader who wants everything. Never a private key. */
export interface ServiceField {
  readonly name: string;
  /** A string, number, boolean, null, or JSON of those. */
  readonly value: unknown;
}

/** Everything the service tells of one certificate. Private keys never get this far. */
export interface CertificateDetail extends Certificate {
  /** The certificate and its intermediates as PEM; absent while nothing is issued. */
  readonly pem?: string;
  /** Chinese SM only: the encryption certificate as PEM. */
  readonly encryptionPem?: string;
  /** The root, where the service gives one. */
  readonly rootPem?: string;
  /** SHA-1 fingerprint as the service gives it. */
  readonly fingerprint?: string;
  readonly orderId?: string;
  /** Whether the service scans the site for vulnerabilities: `ACTIVE` or `INACTIVE`. */
  readonly vulnerabilityStatus?: string;
  /** When it was revoked. Absent where the account does not say. */
  readonly revokedAt?: Instant;
  /** The service renews it by itself. Absent where the account does not say. */
  readonly autoRenew?: boolean;
  readonly validationRecords: readonly ValidationRecord[];
  /** Until when they must have been found. Absent where the account does not say. */
  readonly validationDeadline?: Instant;
  /** What the service says of its last look for them, when it was in vain. */
  readonly validationProblem?: string;
  readonly revocationRecords: readonly ValidationRecord[];
  readonly chain: readonly ChainEntry[];
  /** What the applicant submitted for an OV or EV order. */
  readonly submitted: readonly ServiceField[];
  /** All fields of the answer but the private keys. */
  readonly fields: readonly ServiceField[];
}

/** Whether it was uploaded by the user rather than bought. */
export function isUploaded(certificate: Pick<Certificate, "source">): boolean {
  return certificate.source === "upload";
}

/** What to call a certificate: its domain, else its alias, else its ID. */
export function displayName(certificate: Pick<Certificate, "id" | "domain" | "alias">): string {
  return certificate.domain || certificate.alias || certificate.id;
}
