import { Tag } from "./der";

/** Encodes a value: tag, definite length, and the parts one after another. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(tag), encodeLength(length), ...parts]);
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

export function encodeSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return encode(Tag.sequence, ...parts);
}

/** A BIT STRING of whole bytes. */
export function encodeBitString(bytes: Uint8Array): Uint8Array {
  return encode(Tag.bitString, Uint8Array.of(0), bytes);
}

/** A non-negative INTEGER from its big-endian magnitude. */
export function encodeInteger(magnitude: Uint8Array): Uint8Array {
  const padding = (magnitude[0] ?? 0) >= 0x80 || magnitude.length === 0 ? Uint8Array.of(0) : new Uint8Array();
  return encode(Tag.integer, padding, magnitude);
}

export const encodedNull: Uint8Array = Uint8Array.of(Tag.null, 0);

/** Encodes a dotted OBJECT IDENTIFIER whose arcs are below 2^31. */
export function encodeOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const content = [first * 40 + second, ...rest].flatMap(base128);
  return encode(Tag.oid, Uint8Array.from(content));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let rest = arc >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
