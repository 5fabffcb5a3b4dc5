import type { Instant, Message } from "../certificates";
import type { FindingCode } from "./findings/catalogue";
import type { Fix } from "./fixes/fix";

/** A text with PEM blocks in it, and what to call it in messages. */
export interface PemSource {
  /** As the user knows it: a path relative to the workspace, or the untitled document's name. */
  readonly name: string;
  readonly text: string;
}

/** Half-open range of UTF-16 offsets in the source's text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A piece of text between `-----BEGIN X-----` and `-----END X-----` (RFC 7468), or what is left of one. */
export interface PemBlock {
  readonly source: PemSource;
  /** 0-based among the blocks of its source. */
  readonly index: number;
  /** `CERTIFICATE`, `RSA PRIVATE KEY` … */
  readonly label: string;
  readonly range: TextRange;
  /** Where the base64 is; absent when the END line is missing or another's. */
  readonly body?: TextRange;
  /** 1-based line of the BEGIN line. */
  readonly line: number;
  /** RFC 1421 headers such as `Proc-Type` and `DEK-Info`. */
  readonly headers: ReadonlyMap<string, string>;
  /** The decoded bytes; absent when the block is broken, see `problem`. */
  readonly der?: Uint8Array;
  readonly problem?: PemProblem;
}

/** What is wrong with a block's text, at the place where it is wrong. */
export interface PemProblem {
  readonly code: "no-end" | "label-mismatch" | "not-base64" | "truncated" | "empty" | "too-large";
  readonly range: TextRange;
  readonly message: Message;
}

/** What kind of thing a block's label announces. */
export type BlockKind =
  | "certificate"
  | "private-key"
  | "encrypted-private-key"
  | "public-key"
  | "request"
  | "crl"
  | "pkcs7"
  | "parameters"
  | "other";

export interface PublicKeyInfo {
  readonly type: "RSA" | "EC" | "Ed25519" | "Ed448" | "X25519" | "DSA" | "SM2" | "unknown";
  /** Bits of the modulus or the curve's field; absent when unknown. */
  readonly bits?: number | undefined;
  /** `P-256`, `P-384`, `P-521`, `secp256k1`, `SM2` … */
  readonly curve?: string | undefined;
  /** Lower-case hex SHA-256 of the DER SubjectPublicKeyInfo, normalised (curve by name, point uncompressed). */
  readonly spkiSha256: string;
}

export interface NameAttribute {
  /** `CN`, `O`, `OU`, `C`, `ST`, `L` … or the dotted OID. */
  readonly type: string;
  readonly value: string;
}

export interface DistinguishedName {
  readonly attributes: readonly NameAttribute[];
  /** RFC 4514-like, in the order of the certificate: `C=CN, O=Example, CN=example.com`. */
  readonly text: string;
  /** The last CN; absent when there is none. */
  readonly commonName?: string;
}

export interface SubjectAlternativeName {
  readonly type: "dns" | "ip" | "email" | "uri" | "directory" | "registered-id" | "other";
  readonly value: string;
}

export interface CertificateExtension {
  readonly oid: string;
  /** The usual English name; absent for an unknown extension. */
  readonly name?: string;
  readonly critical: boolean;
  /** Human-readable, one line an item. For an unknown extension its bytes as hex. */
  readonly values: readonly string[];
}

/**
 * An X.509 certificate (RFC 5280), decoded. Fields may be computed when first read, so copy them by name: spreading,
 * JSON and `postMessage` do not see them.
 */
export interface DecodedCertificate {
  readonly der: Uint8Array;
  readonly version: number;
  /** Lower-case hex, no separators. */
  readonly serialNumber: string;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly publicKey: PublicKeyInfo;
  /** `SHA256-RSA`, `ECDSA-SHA384`, `Ed25519`, `SM2-SM3` … or the dotted OID. */
  readonly signatureAlgorithm: string;
  readonly names: readonly SubjectAlternativeName[];
  readonly isCa: boolean;
  readonly pathLength?: number | undefined;
  readonly keyUsage: readonly string[];
  /** `serverAuth`, `clientAuth` … or dotted OIDs. Absent when the extension is absent. */
  readonly extendedKeyUsage?: readonly string[] | undefined;
  /** Lower-case hex. */
  readonly subjectKeyId?: string | undefined;
  readonly authorityKeyId?: string | undefined;
  readonly selfIssued: boolean;
  /** `DV`, `OV`, `EV` by the CA/Browser Forum's policy OIDs. */
  readonly validationLevel?: "DV" | "OV" | "EV" | "IV" | undefined;
  readonly caIssuers: readonly string[];
  readonly ocsp: readonly string[];
  readonly crls: readonly string[];
  readonly extensions: readonly CertificateExtension[];
  /** Lower-case hex, no separators. */
  readonly sha1: string;
  readonly sha256: string;
}

/** Why clients refuse what a certificate issued. */
export interface IssuerFault {
  /** It is no CA, its key is not for signing certificates, or more CAs stand below it than it allows. */
  readonly kind: "notCa" | "noCertSign" | "tooDeep";
  /** A sentence about the issuer. */
  readonly problem: Message;
}

/** One certificate of a chain, with what is wrong between it and the one above it. */
export interface ChainLink {
  readonly certificate: DecodedCertificate;
  readonly role: "leaf" | "intermediate" | "root";
  /**
   * How it is tied to the next link: `verified` signature, `broken` (signature wrong), `unverifiable` (algorithm not
   * supported here), `self` (a root), `missing` (the issuer is not at hand).
   */
  readonly tie: "verified" | "broken" | "unverifiable" | "self" | "missing";
  readonly problems: readonly Message[];
  /** It may not have issued the one below it. */
  readonly issuerFault?: IssuerFault;
  /** It was not given, but is one of those known from elsewhere. */
  readonly fromElsewhere?: true;
}

export interface ChainReport {
  readonly links: readonly ChainLink[];
  /** Certificates given that belong to no link. */
  readonly unrelated: readonly DecodedCertificate[];
  /** Ends at a root, or at an intermediate whose issuer is a root by its own words and need not be sent. */
  readonly complete: boolean;
  /** The certificates as given were already leaf first, each followed by its issuer. */
  readonly inOrder: boolean;
  /** The name of the issuer above the last link, when its certificate is missing and a server would have to send it. */
  readonly missingIssuer?: string;
  /** The chain is complete without its root, and that has the name of one that browsers bring along. */
  readonly endsBelowKnownRoot?: true;
  /** What is missing or wrong with the chain as a whole, in words. */
  readonly problems: readonly Message[];
}

/** Where to read more: a standard's section or a page of the service. */
export interface Reference {
  readonly name: string;
  readonly url: string;
}

/** Something to say about files. Made by the finders in `findings/`. */
export interface Finding {
  /** Stable, kebab-case: `key-mismatch`, `expired`, `wrong-order` … */
  readonly code: FindingCode;
  /** `error` stops an upload; `warning` needs the user's consent. */
  readonly severity: "error" | "warning" | "info";
  /** A sentence with the place in it: "server.pem, block 1 (line 1, CERTIFICATE): the certificate expired on …." */
  readonly message: Message;
  /** The same without place and full stop, for where the place is shown anyway: "the certificate expired on …". */
  readonly reason: Message;
  /** What it means and what to do, in a few sentences. */
  readonly explanation: Message;
  readonly reference: Reference;
  /** Where: the file and, when it is about one, the block. */
  readonly source?: PemSource;
  readonly block?: PemBlock;
  /** The text that is wrong; for a whole block its BEGIN line. */
  readonly range?: TextRange;
  /** A change of the text that makes the finding go away, for `applyFix`. */
  readonly fix?: Fix;
}

/** A finding as the finders make them: always with its place. */
export type PlacedFinding = Finding & Required<Pick<Finding, "source" | "range">>;
