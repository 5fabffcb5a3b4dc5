import { createHash } from "node:crypto";
import { type Instant, message, type Result } from "../../certificates";
import { hex } from "../asn1/bytes";
import {
  bitStringBytes,
  checkBitString,
  contextTag,
  DerError,
  encodedOf,
  expectTlv,
  integerBytes,
  onlyTlv,
  readTlv,
  sameValue,
  smallInteger,
  Tag,
  type Tlv,
} from "../asn1/der";
import { extensionOid, validationPolicies } from "../asn1/oids";
import { orElse, type ReadingProblem, readingPlaced } from "../asn1/reading";
import { readTime } from "../asn1/time";
import type {
  CertificateExtension,
  DecodedCertificate,
  DistinguishedName,
  SubjectAlternativeName,
} from "../types";
import {
  type BasicConstraints,
  type ExtensionReader,
  type RawExtension,
  readAuthorityInfoAccess,
  readAuthorityKeyId,
  readBasicConstraints,
  readCrlDistributionPoints,
  readExtendedKeyUsage,
  readExtensionList,
  readKeyUsage,
  readPolicies,
  readSubjectAltName,
  readSubjectKeyId,
} from "./extensions";
import { readName } from "./names";
import { PublicKey } from "./publicKey";
import { renderExtension } from "./renderExtension";
import { readSignatureAlgorithm, type SignatureMethod } from "./signatureAlgorithm";

/** Where the parts of a certificate lie in its bytes. */
interface Layout {
  readonly tbs: Tlv;
  readonly version: number;
  readonly serial: Tlv;
  readonly issuer: Tlv;
  readonly subject: Tlv;
  readonly signatureAlgorithm: Tlv;
  readonly signature: Tlv;
  readonly extensions: readonly RawExtension[];
}

/**
 * A certificate over its own bytes. The structure is checked and the names and dates are read at once; everything else
 * is read when asked for and then kept, so that a bundle of hundreds costs little.
 */
export class X509Certificate implements DecodedCertificate {
  readonly der: Uint8Array;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly publicKey: PublicKey;
  readonly #layout: Layout;
  readonly #kept = new Map<string, unknown>();

  /** @throws {DerError} when `der` is no certificate. */
  constructor(der: Uint8Array) {
    this.der = der;
    const whole = onlyTlv(der, Tag.sequence);
    const tbs = expectTlv(der, whole.content, whole.end, Tag.sequence);
    const first = readTlv(der, tbs.content, tbs.end);
    const hasVersion = first.tag === contextTag(0);
    const serial = hasVersion ? expectTlv(der, first.end, tbs.end, Tag.integer) : first;
    const innerAlgorithm = expectTlv(der, serial.end, tbs.end, Tag.sequence);
    const issuer = expectTlv(der, innerAlgorithm.end, tbs.end, Tag.sequence);
    const validity = expectTlv(der, issuer.end, tbs.end, Tag.sequence);
    const subject = expectTlv(der, validity.end, tbs.end, Tag.sequence);
    const spki = expectTlv(der, subject.end, tbs.end, Tag.sequence);
    const signatureAlgorithm = expectTlv(der, tbs.end, whole.end, Tag.sequence);
    const signature = expectTlv(der, signatureAlgorithm.end, whole.end, Tag.bitString);
    integerBytes(der, serial);
    checkBitString(der, signature);

    const start = readTlv(der, validity.content, validity.end);
    this.notBefore = readTime(der, start);
    this.notAfter = readTime(der, readTlv(der, start.end, validity.end));
    this.issuer = readName(der, issuer);
    this.subject = sameValue(der, subject, issuer) ? this.issuer : readName(der, subject);
    this.publicKey = new PublicKey(der, spki);
    this.#layout = {
      tbs,
      version: hasVersion ? smallInteger(der, readTlv(der, first.content, first.end)) + 1 : 1,
      serial,
      issuer,
      subject,
      signatureAlgorithm,
      signature,
      extensions: readTail(der, spki.end, tbs.end),
    };
  }

  get version(): number {
    return this.#layout.version;
  }

  get serialNumber(): string {
    return this.#keep("serialNumber", () => serialText(this.der, this.#layout.serial));
  }

  get signatureAlgorithm(): string {
    return this.signatureMethod.name;
  }

  get names(): readonly SubjectAlternativeName[] {
    return this.#keep("names", () => this.#read(extensionOid.subjectAltName, readSubjectAltName) ?? []);
  }

  get isCa(): boolean {
    return this.#basicConstraints?.isCa ?? false;
  }

  get pathLength(): number | undefined {
    return this.#basicConstraints?.pathLength;
  }

  get keyUsage(): readonly string[] {
    return this.#keep("keyUsage", () => this.#read(extensionOid.keyUsage, readKeyUsage) ?? []);
  }

  get extendedKeyUsage(): readonly string[] | undefined {
    return this.#keep("extendedKeyUsage", () =>
      this.#read(extensionOid.extendedKeyUsage, readExtendedKeyUsage),
    );
  }

  get subjectKeyId(): string | undefined {
    return this.#keep("subjectKeyId", () => this.#read(extensionOid.subjectKeyId, readSubjectKeyId));
  }

  get authorityKeyId(): string | undefined {
    return this.#keep("authorityKeyId", () => this.#read(extensionOid.authorityKeyId, readAuthorityKeyId));
  }

  get selfIssued(): boolean {
    return this.subject === this.issuer;
  }

  get validationLevel(): DecodedCertificate["validationLevel"] {
    const policies = this.#read(extensionOid.certificatePolicies, readPolicies) ?? [];
    return policies.map((oid) => validationPolicies.get(oid)).find((level) => level !== undefined);
  }

  get caIssuers(): readonly string[] {
    return this.#accessLocations("1.3.6.1.5.5.7.48.2");
  }

  get ocsp(): readonly string[] {
    return this.#accessLocations("1.3.6.1.5.5.7.48.1");
  }

  get crls(): readonly string[] {
    return this.#read(extensionOid.crlDistributionPoints, readCrlDistributionPoints) ?? [];
  }

  get extensions(): readonly CertificateExtension[] {
    return this.#keep("extensions", () =>
      this.#layout.extensions.map((extension) => renderExtension(this.der, extension)),
    );
  }

  get sha1(): string {
    return this.#keep("sha1", () => createHash("sha1").update(this.der).digest("hex"));
  }

  get sha256(): string {
    return this.#keep("sha256", () => createHash("sha256").update(this.der).digest("hex"));
  }

  /** The encoded names, for comparing issuer with subject. */
  get subjectBytes(): Uint8Array {
    return encodedOf(this.der, this.#layout.subject);
  }

  get issuerBytes(): Uint8Array {
    return encodedOf(this.der, this.#layout.issuer);
  }

  /** What the issuer signed. */
  get signedBytes(): Uint8Array {
    return encodedOf(this.der, this.#layout.tbs);
  }

  get signature(): Uint8Array {
    return bitStringBytes(this.der, this.#layout.signature);
  }

  get signatureMethod(): SignatureMethod {
    return this.#keep("signatureMethod", () =>
      readSignatureAlgorithm(this.der, this.#layout.signatureAlgorithm),
    );
  }

  get #basicConstraints(): BasicConstraints | undefined {
    return this.#keep("basicConstraints", () =>
      this.#read(extensionOid.basicConstraints, readBasicConstraints),
    );
  }

  #accessLocations(method: string): string[] {
    const descriptions = this.#read(extensionOid.authorityInfoAccess, readAuthorityInfoAccess) ?? [];
    return descriptions.filter((entry) => entry.method === method).map((entry) => entry.location.value);
  }

  /** The content of an extension; undefined when it is absent or malformed. */
  #read<T>(oid: string, reader: ExtensionReader<T>): T | undefined {
    const extension = this.#layout.extensions.find((candidate) => candidate.oid === oid);
    return extension && orElse(() => reader(this.der, extension.value), undefined);
  }

  #keep<T>(name: string, compute: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, compute());
    return this.#kept.get(name) as T;
  }
}

/** What follows the public key: the unique identifiers [1] and [2], which nobody uses, and the extensions [3]. */
function readTail(der: Uint8Array, start: number, end: number): RawExtension[] {
  let extensions: RawExtension[] = [];
  for (let offset = start; offset < end; ) {
    const part = readTlv(der, offset, end);
    if (part.tag === contextTag(3)) extensions = readExtensionList(der, part);
    offset = part.end;
  }
  return extensions;
}

/** Lower-case hex as openssl prints it: without leading zeros, `-` before a negative number. */
function serialText(der: Uint8Array, serial: Tlv): string {
  const isNegative = (der[serial.content] as number) >= 0x80;
  if (!isNegative) return hex(integerBytes(der, serial));
  const bytes = der.subarray(serial.content, serial.end);
  const magnitude = (1n << BigInt(bytes.length * 8)) - BigInt(`0x${hex(bytes)}`);
  const digits = magnitude.toString(16);
  return `-${digits.padStart(digits.length + (digits.length % 2), "0")}`;
}

/** Reads an X.509 certificate from DER. It may hold nothing else. */
export function decodeX509(der: Uint8Array): Result<X509Certificate, ReadingProblem> {
  return readingPlaced(() => {
    if (der.length === 0) throw new DerError(message("there is no data"));
    return new X509Certificate(der);
  });
}
