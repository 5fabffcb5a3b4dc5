import type { Instant, Message, Result } from "../certificates";
import { children, expectTlv, hex, integerBytes, onlyTlv, readTlv, Tag, type Tlv } from "./der";
import { readName } from "./names";
import { reading } from "./reading";
import { readSignatureAlgorithm } from "./signatureAlgorithm";
import { readTime } from "./time";
import type { DistinguishedName } from "./types";

/** A certificate revocation list (RFC 5280, 5), decoded. */
export interface DecodedCrl {
  readonly der: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly signatureAlgorithm: string;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
  /** When each certificate was revoked, by its serial number in lower-case hex. */
  readonly revoked: ReadonlyMap<string, Instant>;
}

/** Reads a revocation list from DER. The error is the reason, in words without a subject. */
export function decodeCrl(der: Uint8Array): Result<DecodedCrl, Message> {
  return reading(() => {
    const whole = onlyTlv(der, Tag.sequence);
    const list = expectTlv(der, whole.content, whole.end, Tag.sequence);
    const first = readTlv(der, list.content, list.end);
    const inside = first.tag === Tag.integer ? expectTlv(der, first.end, list.end, Tag.sequence) : first;
    const issuer = expectTlv(der, inside.end, list.end, Tag.sequence);
    const [thisUpdate, ...rest] = children(der, { content: issuer.end, end: list.end });
    const nextUpdate = rest.find(isTime);
    const entries = rest.find(({ tag }) => tag === Tag.sequence);
    expectTlv(der, expectTlv(der, list.end, whole.end, Tag.sequence).end, whole.end, Tag.bitString);
    return {
      der,
      issuer: readName(der, issuer),
      signatureAlgorithm: readSignatureAlgorithm(der, inside).name,
      thisUpdate: readTime(der, thisUpdate ?? issuer),
      ...(nextUpdate && { nextUpdate: readTime(der, nextUpdate) }),
      revoked: entries ? readEntries(der, entries) : new Map(),
    };
  });
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
