import { failure, type Instant, type Message, type Result } from "../../certificates";
import { hex } from "../asn1/bytes";
import {
  bitStringBytes,
  children,
  encodedOf,
  expectTlv,
  integerBytes,
  onlyTlv,
  readTlv,
  Tag,
  type Tlv,
} from "../asn1/der";
import { type ReadingProblem, readingPlaced } from "../asn1/reading";
import { readTime } from "../asn1/time";
import type { DecodedCertificate, DistinguishedName } from "../types";
import { toX509 } from "./chain";
import { foldName, readName } from "./names";
import { readSignatureAlgorithm } from "./signatureAlgorithm";
import { type SignatureVerdict, type Signed, verifySigned } from "./signatures";

/** A certificate revocation list (RFC 5280, 5), decoded. */
export interface DecodedCrl {
  readonly der: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly signatureAlgorithm: string;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
  /** When each certificate was revoked, by its serial number in lower-case hex. */
  readonly revoked: ReadonlyMap<string, Instant>;
  /** Whether one of these CA certificates signed it: the one with the name of the issuer whose key fits. */
  signatureBy(authorities: readonly DecodedCertificate[]): CrlSignature;
}

/** `broken`: certificates with the issuer's name are there, but their keys did not make the signature. */
export type CrlSignature = SignatureVerdict | "unknown-issuer";

/** Reads a revocation list from DER. The error is the reason, in words without a subject. */
export function decodeCrl(der: Uint8Array): Result<DecodedCrl, Message> {
  const read = readCrl(der);
  return read.ok ? read : failure(read.error.reason);
}

/** As {@link decodeCrl}, with the place of what is wrong. */
export function readCrl(der: Uint8Array): Result<DecodedCrl, ReadingProblem> {
  return readingPlaced(() => {
    const whole = onlyTlv(der, Tag.sequence);
    const list = expectTlv(der, whole.content, whole.end, Tag.sequence);
    const first = readTlv(der, list.content, list.end);
    const inside = first.tag === Tag.integer ? expectTlv(der, first.end, list.end, Tag.sequence) : first;
    const issuer = expectTlv(der, inside.end, list.end, Tag.sequence);
    const [thisUpdate, ...rest] = children(der, { content: issuer.end, end: list.end });
    const nextUpdate = rest.find(isTime);
    const entries = rest.find(({ tag }) => tag === Tag.sequence);
    const algorithm = expectTlv(der, list.end, whole.end, Tag.sequence);
    const signature = expectTlv(der, algorithm.end, whole.end, Tag.bitString);
    const name = readName(der, issuer);
    const signed: Signed = {
      signatureMethod: readSignatureAlgorithm(der, algorithm),
      signedBytes: encodedOf(der, list),
      signature: bitStringBytes(der, signature),
    };
    return {
      der,
      issuer: name,
      signatureAlgorithm: readSignatureAlgorithm(der, inside).name,
      thisUpdate: readTime(der, thisUpdate ?? issuer),
      ...(nextUpdate && { nextUpdate: readTime(der, nextUpdate) }),
      revoked: entries ? readEntries(der, entries) : new Map(),
      signatureBy: (authorities) => signatureBy(signed, name, authorities),
    };
  });
}

/** Cross-signed and renewed CAs come in a few certificates of one name. */
const maxCandidates = 8;

function signatureBy(
  signed: Signed,
  issuer: DistinguishedName,
  authorities: readonly DecodedCertificate[],
): CrlSignature {
  const verdicts = authorities
    .filter(({ subject }) => foldName(subject.text) === foldName(issuer.text))
    .slice(0, maxCandidates)
    .map((candidate) => verifySigned(signed, toX509(candidate).publicKey));
  const best = (["verified", "unverifiable", "broken"] as const).find((verdict) =>
    verdicts.includes(verdict),
  );
  return best ?? "unknown-issuer";
}

function isTime({ tag }: Tlv): boolean {
  return tag === Tag.utcTime || tag === Tag.generalizedTime;
}

function readEntries(der: Uint8Array, entries: Tlv): Map<string, Instant> {
  const revoked = new Map<string, Instant>();
  for (let offset = entries.content; offset < entries.end; ) {
    const entry = expectTlv(der, offset, entries.end, Tag.sequence);
    const serial = expectTlv(der, entry.content, entry.end, Tag.integer);
    const at = readTlv(der, serial.end, entry.end);
    revoked.set(hex(integerBytes(der, serial)), readTime(der, at));
    offset = entry.end;
  }
  return revoked;
}
