import type { CertificateType } from "../../certificates";
import type { SubmittedData } from "../../tencent/v3/wire";

/** A certificate or an order as the sandbox keeps it. Instants are milliseconds UTC. Never holds a private key. */
export interface CertificateEntry {
  /** Eight letters and digits. */
  readonly id: string;
  /** Number among the generated records; null for all others. */
  readonly generated: number | null;
  readonly domain: string;
  /** All names, the primary domain first. */
  readonly names: readonly string[];
  readonly alias: string;
  readonly type: CertificateType;
  readonly status: number;
  readonly statusMessage: string | null;
  readonly source: "upload" | "trustasia" | "wosign" | "sheca";
  /** The package bought; null for uploads. */
  readonly packageType: number | null;
  /** For uploads: the issuer's common name, which stands in the place of a product. */
  readonly issuerName: string | null;
  readonly projectId: number;
  readonly verifyType: string | null;
  readonly notBefore: number | null;
  readonly notAfter: number | null;
  readonly createdAt: number;
  /** Absent in data of before the sandbox revoked certificates. */
  readonly revokedAt?: number | null;
  readonly validityMonths: number | null;
  /** `RSA 2048`, `ECC 256`, `SM2`. */
  readonly algorithm: string | null;
  readonly tags: readonly EntryTag[];
  readonly renewable: boolean;
  readonly deployable: boolean;
  readonly hostable: boolean;
  readonly noticeMuted: boolean;
  readonly orderId: string | null;
  /** IDs of the orders this one follows or is followed by. */
  readonly related: RelatedOrders;
  /** Leaf and intermediates as PEM. */
  readonly pem: string | null;
  /** Chinese SM only: the encryption certificate. */
  readonly encryptionPem: string | null;
  readonly rootPem: string | null;
  /** SHA-1, upper-case hex, of the leaf and of the encryption certificate. */
  readonly fingerprint: string | null;
  readonly encryptionFingerprint: string | null;
  /** Leaf first. */
  readonly chain: readonly EntryChainLink[] | null;
  readonly validation: readonly ValidationEntry[];
  readonly revocation: readonly ValidationEntry[];
  readonly submitted: SubmittedData | null;
  /** The applicant's own certificate signing request, PEM. Absent: the service made the key. */
  readonly csr?: string | null;
  /** The owner has switched downloads off. */
  readonly downloadForbidden: boolean;
  /** What uses the certificate; as long as there is something, it cannot be deleted. */
  readonly boundResources: readonly BoundResource[];
}

export interface EntryTag {
  readonly key: string;
  readonly value: string;
}

export interface RelatedOrders {
  readonly origin?: string;
  readonly replacedBy?: string;
  readonly replacedFor?: string;
  readonly renewal?: string;
}

export interface EntryChainLink {
  readonly subject: string;
  readonly issuer: string;
  readonly fingerprint: string;
  readonly algorithm: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** A record the applicant must publish. For `FILE`, `key` is the file's name and `value` its content. */
export interface ValidationEntry {
  readonly type: "CNAME" | "TXT" | "FILE";
  readonly domain: string;
  readonly key: string;
  readonly value: string;
  readonly path: string | null;
  readonly subdomain: string | null;
}

export interface BoundResource {
  /** The service's word: `clb`, `cdn`, `waf` … */
  readonly type: string;
  readonly region: string;
  readonly instance: string;
}

export interface ProjectEntry {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Absent for the default project. */
  readonly createdAt?: number;
  /** False: it exists, but the account may not use it. */
  readonly permitted: boolean;
}

/** What every entry has from its first moment. */
type Origin = Pick<CertificateEntry, "id" | "status" | "source" | "createdAt">;

/**
 * An entry with these fields; the others as in an order that was just placed. Written out, not spread: objects made by
 * spreading so many fields take forty times as long, and there can be 100,000.
 */
export function makeEntry(fields: Origin & Partial<CertificateEntry>): CertificateEntry {
  return {
    id: fields.id,
    generated: fields.generated ?? null,
    domain: fields.domain ?? "",
    names: fields.names ?? [],
    alias: fields.alias ?? "",
    type: fields.type ?? "SVR",
    status: fields.status,
    statusMessage: fields.statusMessage ?? null,
    source: fields.source,
    packageType: fields.packageType ?? null,
    issuerName: fields.issuerName ?? null,
    projectId: fields.projectId ?? 0,
    verifyType: fields.verifyType ?? null,
    notBefore: fields.notBefore ?? null,
    notAfter: fields.notAfter ?? null,
    createdAt: fields.createdAt,
    revokedAt: fields.revokedAt ?? null,
    validityMonths: fields.validityMonths ?? null,
    algorithm: fields.algorithm ?? null,
    tags: fields.tags ?? [],
    renewable: fields.renewable ?? false,
    deployable: fields.deployable ?? false,
    hostable: fields.hostable ?? false,
    noticeMuted: fields.noticeMuted ?? false,
    orderId: fields.orderId ?? null,
    related: fields.related ?? {},
    pem: fields.pem ?? null,
    encryptionPem: fields.encryptionPem ?? null,
    rootPem: fields.rootPem ?? null,
    fingerprint: fields.fingerprint ?? null,
    encryptionFingerprint: fields.encryptionFingerprint ?? null,
    chain: fields.chain ?? null,
    validation: fields.validation ?? [],
    revocation: fields.revocation ?? [],
    submitted: fields.submitted ?? null,
    csr: fields.csr ?? null,
    downloadForbidden: fields.downloadForbidden ?? false,
    boundResources: fields.boundResources ?? [],
  };
}
