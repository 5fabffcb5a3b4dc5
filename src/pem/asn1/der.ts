import { type Message, message } from "../../certificates";

/**
 * A small strict reader of DER (X.690), written for certificates: it copies nothing, builds no tree and never recurses,
 * so neither nesting nor a forged length can make it crash or run long, and it knows the byte that is wrong. Reading a
 * certificate with its names, dates and extensions takes about as long as node-forge takes for its tree of strings alone
 * (measured by `npm run bench decode-cold`).
 */

/** One value: its tag byte and where it lies in the bytes, `start` being the tag itself. */
export interface Tlv {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Tag bytes of the universal types that X.509 and private keys use. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag byte of `[number]`, constructed (as for EXPLICIT) or primitive. */
export function contextTag(number: number, constructed = true): number {
  return (constructed ? 0xa0 : 0x80) | number;
}

/** Thrown inside this room only; {@link reading} turns it into a value at the room's edge. */
export class DerError extends Error {
  readonly reason: Message;
  /** The byte that is wrong, where one can be named. */
  readonly offset: number | undefined;

  constructor(reason: Message, offset?: number) {
    super(reason.template);
    this.reason = reason;
    this.offset = offset;
  }
}

/**
 * Reads the value at `offset`, which must end at or before `limit`.
 *
 * @throws {DerError} for a value that is cut off, a length in a form DER forbids, or a tag number above 30.
 */
export function readTlv(bytes: Uint8Array, offset: number, limit: number): Tlv {
  if (offset + 2 > limit) throw endsEarly(offset);
  const tag = bytes[offset] as number;
  if ((tag & 0x1f) === 0x1f) throw unknownTag(offset);
  const first = bytes[offset + 1] as number;
  const content = first < 0x80 ? offset + 2 : offset + 2 + (first & 0x7f);
  const length = first < 0x80 ? first : readLongLength(bytes, offset, first & 0x7f, limit);
  const end = content + length;
  if (end > limit) throw endsEarly(offset);
  return { tag, start: offset, content, end };
}

function readLongLength(bytes: Uint8Array, offset: number, octets: number, limit: number): number {
  // 0 would be BER's indefinite form; five octets and more announce over 4 GiB.
  if (octets === 0 || octets > 4) throw badLength(offset);
  if (offset + 2 + octets > limit) throw endsEarly(offset);
  let length = 0;
  for (let index = 0; index < octets; index += 1) {
    length = length * 256 + (bytes[offset + 2 + index] as number);
  }
  const isShortest = length >= 0x80 && bytes[offset + 2] !== 0;
  if (!isShortest) throw badLength(offset);
  return length;
}

function unknownTag(offset: number): DerError {
  return new DerError(message("the data has an unknown tag at byte {0}", offset), offset);
}

function endsEarly(offset: number): DerError {
  return new DerError(message("the data ends early, in the value that starts at byte {0}", offset), offset);
}

function badLength(offset: number): DerError {
  return new DerError(message("the data has a malformed length at byte {0}", offset), offset);
}

/** The same, insisting on a tag. */
export function expectTlv(bytes: Uint8Array, offset: number, limit: number, tag: number): Tlv {
  const value = readTlv(bytes, offset, limit);
  if (value.tag !== tag) throw unexpected(value);
  return value;
}

/** The error of a value that does not belong where it is. */
export function unexpected({ tag, start }: Tlv): DerError {
  return new DerError(
    message("the data has an unexpected value (tag {0}) at byte {1}", `0x${hexByte(tag)}`, start),
    start,
  );
}

/** The values inside a constructed value, in order. */
export function children(bytes: Uint8Array, parent: Pick<Tlv, "content" | "end">): Tlv[] {
  const values: Tlv[] = [];
  for (let offset = parent.content; offset < parent.end; ) {
    const value = readTlv(bytes, offset, parent.end);
    values.push(value);
    offset = value.end;
  }
  return values;
}

/** The one value that fills `bytes` from `offset` to the end. */
export function onlyTlv(bytes: Uint8Array, tag: number): Tlv {
  const value = expectTlv(bytes, 0, bytes.length, tag);
  if (value.end !== bytes.length) {
    throw new DerError(
      message("there is something after the end of the data, at byte {0}", value.end),
      value.end,
    );
  }
  return value;
}

/** The value inside a `[n] EXPLICIT` wrapper or an OCTET STRING that holds DER. */
export function inner(bytes: Uint8Array, wrapper: Tlv, tag: number): Tlv {
  const value = expectTlv(bytes, wrapper.content, wrapper.end, tag);
  if (value.end !== wrapper.end) throw unexpected(readTlv(bytes, value.end, wrapper.end));
  return value;
}

/** The content of a value, without copying. */
export function contentOf(bytes: Uint8Array, value: Tlv): Uint8Array {
  return bytes.subarray(value.content, value.end);
}

/** The whole value with tag and length, without copying. */
export function encodedOf(bytes: Uint8Array, value: Tlv): Uint8Array {
  return bytes.subarray(value.start, value.end);
}

/** The bytes of a BIT STRING that consists of whole bytes. */
export function bitStringBytes(bytes: Uint8Array, value: Tlv): Uint8Array {
  checkBitString(bytes, value);
  return bytes.subarray(value.content + 1, value.end);
}

/** Throws as {@link bitStringBytes} does, without the cost of a view of the bytes. */
export function checkBitString(bytes: Uint8Array, value: Tlv): void {
  if (value.tag !== Tag.bitString || value.end === value.content || bytes[value.content] !== 0) {
    throw unexpected(value);
  }
}

/** A small non-negative INTEGER, such as a version or an iteration count. */
export function smallInteger(bytes: Uint8Array, value: Tlv): number {
  const length = value.end - value.content;
  if (value.tag !== Tag.integer || length === 0 || length > 6) throw unexpected(value);
  if ((bytes[value.content] as number) >= 0x80) throw unexpected(value);
  let result = 0;
  for (let index = value.content; index < value.end; index += 1) {
    result = result * 256 + (bytes[index] as number);
  }
  return result;
}

/** The magnitude of an INTEGER: its bytes without leading zeros. */
export function integerBytes(bytes: Uint8Array, value: Tlv): Uint8Array {
  if (value.tag !== Tag.integer || value.end === value.content) throw unexpected(value);
  let start = value.content;
  while (start < value.end - 1 && bytes[start] === 0) start += 1;
  return bytes.subarray(start, value.end);
}

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

const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hexByte(byte: number): string {
  return hexBytes[byte] as string;
}

/** Lower-case hex without separators. */
export function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += hexBytes[byte];
  return text;
}

/** The number that big-endian bytes stand for; 0 for none. */
export function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${hex(bytes)}`);
}

/** Whether two values hold the same, tags included. */
export function sameValue(bytes: Uint8Array, a: Tlv, b: Tlv): boolean {
  const length = a.end - a.start;
  if (length !== b.end - b.start) return false;
  for (let index = 0; index < length; index += 1) {
    if (bytes[a.start + index] !== bytes[b.start + index]) return false;
  }
  return true;
}

/** The same bytes with the methods of a Buffer; nothing is copied. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether two byte strings are equal. For public data: the time it takes depends on the content. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
