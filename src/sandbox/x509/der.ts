/** A writer for the DER encoding of ASN.1 (X.690): each function returns one complete element. */

export type Der = Uint8Array;

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function element(tag: number, ...content: readonly Der[]): Der {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
}

function length(size: number): Der {
  if (size < 0x80) return Buffer.from([size]);
  const bytes = Buffer.from(evenHex(BigInt(size)), "hex");
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function evenHex(value: bigint): string {
  const hex = value.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

export function sequence(...parts: readonly Der[]): Der {
  return element(tags.sequence, ...parts);
}

/** A SET of one element, the only kind certificates need (a set of several would have to be sorted). */
export function setOf(part: Der): Der {
  return element(tags.set, part);
}

export function boolean(value: boolean): Der {
  return element(tags.boolean, Buffer.from([value ? 0xff : 0]));
}

/** A non-negative INTEGER. */
export function integer(value: bigint | number): Der {
  const bytes = Buffer.from(evenHex(BigInt(value)), "hex");
  const needsSignByte = (bytes[0] ?? 0) >= 0x80;
  return element(tags.integer, needsSignByte ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function octetString(content: Der): Der {
  return element(tags.octetString, content);
}

/** A BIT STRING of whole bytes, or with `unusedBits` at its end. */
export function bitString(content: Der, unusedBits = 0): Der {
  return element(tags.bitString, Buffer.from([unusedBits]), content);
}

/** A named bit list (X.690 11.2.2: trailing zero bits are left out), e.g. KeyUsage. Bit 0 is the first. */
export function namedBits(bits: readonly number[]): Der {
  if (bits.length === 0) return bitString(Buffer.alloc(0));
  const last = Math.max(...bits);
  const bytes = Buffer.alloc(Math.floor(last / 8) + 1);
  for (const bit of bits) {
    const index = Math.floor(bit / 8);
    bytes[index] = (bytes[index] ?? 0) | (0x80 >> (bit % 8));
  }
  return bitString(bytes, 7 - (last % 8));
}

export function nullValue(): Der {
  return element(tags.null);
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap(base128);
  return element(tags.oid, Buffer.from(bytes));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
    bytes.unshift((left & 0x7f) | 0x80);
  }
  return bytes;
}

export function utf8String(text: string): Der {
  return element(tags.utf8String, Buffer.from(text, "utf8"));
}

export function printableString(text: string): Der {
  return element(tags.printableString, Buffer.from(text, "latin1"));
}

export function ia5String(text: string): Der {
  return element(tags.ia5String, Buffer.from(text, "latin1"));
}

/** A Time (RFC 5280 4.1.2.5): UTCTime up to 2049, GeneralizedTime from 2050. `instant` is in milliseconds UTC. */
export function time(instant: number): Der {
  const digits = new Date(instant)
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replace(/[-:T]/g, "");
  return digits < "2050"
    ? element(tags.utcTime, Buffer.from(digits.slice(2)))
    : element(tags.generalizedTime, Buffer.from(digits));
}

/** A constructed, context-specific element: an EXPLICIT tag around `content`, or an IMPLICIT one in a SEQUENCE's place. */
export function constructed(number: number, ...content: readonly Der[]): Der {
  return element(0xa0 | number, ...content);
}

/** A primitive, context-specific element: an IMPLICIT tag in a string's place. `content` is without tag and length. */
export function primitive(number: number, content: Der): Der {
  return element(0x80 | number, content);
}
