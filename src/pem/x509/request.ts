import { failure, type Message, type Result } from "../../certificates";
import {
  bitStringBytes,
  children,
  contextTag,
  encodedOf,
  expectTlv,
  onlyTlv,
  Tag,
  type Tlv,
} from "../asn1/der";
import { extensionOid } from "../asn1/oids";
import { oidText } from "../asn1/oidText";
import { orElse, type ReadingProblem, readingPlaced } from "../asn1/reading";
import type { DistinguishedName, PublicKeyInfo, SubjectAlternativeName } from "../types";
import { readExtensionList, readSubjectAltName } from "./extensions";
import { readName } from "./names";
import { PublicKey } from "./publicKey";
import { readSignatureAlgorithm } from "./signatureAlgorithm";
import { type SignatureVerdict, verifySigned } from "./signatures";

/** A certificate request (PKCS#10, RFC 2986), decoded. */
export interface DecodedRequest {
  readonly subject: DistinguishedName;
  readonly publicKey: PublicKeyInfo;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly names: readonly SubjectAlternativeName[];
  readonly signatureAlgorithm: string;
  /** Whether the private key that belongs to `publicKey` made the signature. */
  readonly signature: SignatureVerdict;
}

/** The attribute with the extensions wished for (RFC 2985, 5.4.2), and Microsoft's older one. */
const extensionRequests = new Set(["1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"]);

/** Reads a certificate request from DER. The error is the reason, in words without a subject. */
export function decodeRequest(der: Uint8Array): Result<DecodedRequest, Message> {
  const read = readRequest(der);
  return read.ok ? read : failure(read.error.reason);
}

/** As {@link decodeRequest}, with the place of what is wrong. */
export function readRequest(der: Uint8Array): Result<DecodedRequest, ReadingProblem> {
  return readingPlaced(() => {
    const whole = onlyTlv(der, Tag.sequence);
    const info = expectTlv(der, whole.content, whole.end, Tag.sequence);
    const algorithm = expectTlv(der, info.end, whole.end, Tag.sequence);
    const signature = expectTlv(der, algorithm.end, whole.end, Tag.bitString);
    const version = expectTlv(der, info.content, info.end, Tag.integer);
    const subject = expectTlv(der, version.end, info.end, Tag.sequence);
    const spki = expectTlv(der, subject.end, info.end, Tag.sequence);
    const publicKey = new PublicKey(der, spki);
    const method = readSignatureAlgorithm(der, algorithm);
    const signed = {
      signatureMethod: method,
      signedBytes: encodedOf(der, info),
      signature: bitStringBytes(der, signature),
    };
    return {
      subject: readName(der, subject),
      publicKey,
      spki: publicKey.spki,
      names: orElse(() => readNames(der, { ...info, content: spki.end }), []),
      signatureAlgorithm: method.name,
      signature: verifySigned(signed, publicKey),
    };
  });
}

/** @param rest what follows the public key: `[0]` with the attributes. */
function readNames(der: Uint8Array, rest: Pick<Tlv, "content" | "end">): SubjectAlternativeName[] {
  const attributes = children(der, rest).find(({ tag }) => tag === contextTag(0));
  for (const attribute of attributes ? children(der, attributes) : []) {
    const [type, values] = children(der, attribute);
    if (!type || !values || !extensionRequests.has(oidText(der, type))) continue;
    const wanted = readExtensionList(der, values).find(({ oid }) => oid === extensionOid.subjectAltName);
    return wanted ? readSubjectAltName(der, wanted.value) : [];
  }
  return [];
}
