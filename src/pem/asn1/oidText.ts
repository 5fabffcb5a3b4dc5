import { message } from "../../certificates";
import { asBuffer } from "./bytes";
import { DerError, Tag, type Tlv, unexpected } from "./der";

/** Dotted form of an OBJECT IDENTIFIER. Arcs above 2^53 are written with BigInt. */
export function oidText(bytes: Uint8Array, value: Tlv): string {
  if (value.tag !== Tag.oid) throw unexpected(value);
  return oidOfContent(bytes, value.content, value.end);
}

/** Dotted forms by their bytes: certificates use the same few dozen identifiers again and again. */
const knownOids = new Map<string | number, string>();
const maxKnownOids = 1000;

/** Dotted form of the content of an OBJECT IDENTIFIER. */
export function oidOfContent(bytes: Uint8Array, start: number, end: number): string {
  if (end === start || end - start > 64) throw malformedOid(start);
  const key = oidKey(bytes, start, end);
  const known = knownOids.get(key);
  if (known !== undefined) return known;
  const dotted = decodeOid(bytes, start, end);
  if (knownOids.size < maxKnownOids) knownOids.set(key, dotted);
  return dotted;
}

/** Short identifiers, such as those of names and extensions, as a number; others as Latin-1. */
function oidKey(bytes: Uint8Array, start: number, end: number): string | number {
  if (end - start > 5) return asBuffer(bytes).toString("latin1", start, end);
  // The leading 1 tells apart identifiers that begin with zero bytes.
  let key = 1;
  for (let index = start; index < end; index += 1) key = key * 256 + (bytes[index] as number);
  return key;
}

function decodeOid(bytes: Uint8Array, start: number, end: number): string {
  if ((bytes[end - 1] as number) >= 0x80) throw malformedOid(start);
  const arcs: (number | bigint)[] = [];
  let arc: number | bigint = 0;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] as number;
    arc = appendSevenBits(arc, byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  return arcs.map((value, index) => (index === 0 ? firstTwoArcs(value) : String(value))).join(".");
}

function malformedOid(offset: number): DerError {
  return new DerError(message("the data has a malformed object identifier at byte {0}", offset), offset);
}

function appendSevenBits(arc: number | bigint, bits: number): number | bigint {
  return typeof arc === "number" && arc < 2 ** 45 ? arc * 128 + bits : BigInt(arc) * 128n + BigInt(bits);
}

/** X.690 8.19.4: the first two arcs share one number. */
function firstTwoArcs(value: number | bigint): string {
  const first = value < 80 ? Math.floor(Number(value) / 40) : 2;
  return `${first}.${BigInt(value) - BigInt(first * 40)}`;
}
