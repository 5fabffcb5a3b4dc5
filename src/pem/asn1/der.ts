import { type Message, message } from "../../certificates";
import { hex } from "./bytes";

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
    message("the data has an unexpected value (tag {0}) at byte {1}", `0x${hex(Uint8Array.of(tag))}`, start),
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

/** Whether two values hold the same, tags included. */
export function sameValue(bytes: Uint8Array, a: Tlv, b: Tlv): boolean {
  const length = a.end - a.start;
  if (length !== b.end - b.start) return false;
  for (let index = 0; index < length; index += 1) {
    if (bytes[a.start + index] !== bytes[b.start + index]) return false;
  }
  return true;
}
