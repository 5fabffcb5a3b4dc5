import type { CertificateType } from "../../certificates";
import type { SubmittedData } from "../../tencent/v3/wire";

/** A certificate or an order as the sandbox keeps it. Instants are milliseconds UTC. Never holds a private key. */
export interface CertificateEntry {
  /** Eight letters and digits. */
  readonly id: string;
  /** Number among the generated records; absent for all others. */
  readonly generated?: number;
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

/** What an entry has when nothing is known yet: an order that was just placed. */
export const emptyEntry = {
  domain: "",
  names: [],
  alias: "",
  type: "SVR",
  statusMessage: null,
  packageType: null,
  issuerName: null,
  projectId: 0,
  verifyType: null,
  notBefore: null,
  notAfter: null,
  validityMonths: null,
  algorithm: null,
  tags: [],
  renewable: false,
  deployable: false,
  hostable: false,
  noticeMuted: false,
  orderId: null,
  related: {},
  pem: null,
  encryptionPem: null,
  rootPem: null,
  fingerprint: null,
  encryptionFingerprint: null,
  chain: null,
  validation: [],
  revocation: [],
  submitted: null,
  boundResources: [],
} as const satisfies Partial<CertificateEntry>;
