import type { CertificateType, Instant, Secret } from "../certificates";
import type { FileFacts } from "./findings/protectionFindings";
import type { ChainReport, DecodedCertificate, Finding, PemBlock, PublicKeyInfo } from "./types";

export interface ExamineOptions extends FileFacts {
  readonly now: Instant;
  /** A certificate that ends within this many days is reported. */
  readonly expiringDays: number;
  /**
   * Asks the user for the passphrase of a key; `attempt` starts at 1. Undefined gives up. Without this function an
   * encrypted key is reported and not opened.
   */
  readonly askPassphrase?: (key: PemBlock, attempt: number) => Promise<Secret | undefined>;
  /** Certificates known from elsewhere, to complete the picture of the chain. They are never sent. */
  readonly known?: readonly DecodedCertificate[];
}

/** What a set of files holds, what is wrong with it, and what would be uploaded. */
export interface Examination {
  readonly blocks: readonly PemBlock[];
  /** The certificate the rest is about; for client (CA) certificates the lowest of the chain. */
  readonly leaf?: CertificateBlock;
  readonly chain?: ChainReport;
  /** The key that belongs to the leaf, or else the one that was compared with it. */
  readonly key?: ExaminedKey;
  readonly findings: readonly Finding[];
  /** `SVR` for a server certificate, `CA` when only CA certificates are given. */
  readonly type: CertificateType;
  /** What would be sent, leaf first, normalised; absent when a finding of severity `error` stops it. */
  readonly upload?: PreparedUpload;
}

export interface CertificateBlock {
  readonly block: PemBlock;
  readonly certificate: DecodedCertificate;
}

export interface ExaminedKey {
  readonly block: PemBlock;
  readonly publicKey: PublicKeyInfo;
  readonly matches: boolean;
  readonly wasEncrypted: boolean;
}

export interface PreparedUpload {
  readonly certificate: string;
  readonly privateKey?: Secret;
  readonly type: CertificateType;
}
