import { message } from "../../certificates";
import { DerError, Tag } from "./der";
import { encode } from "./derWriter";

/** Deeper than any real PKCS#7 or PKCS#12 file nests. */
const maxDepth = 32;

const constructed = 0x20;
const constructedOctetString = Tag.octetString | constructed;

/**
 * Rewrites BER as DER as far as readers need it: definite, shortest lengths, and OCTET STRINGs in one piece. PKCS#7 and
 * PKCS#12 files of Java and Windows come in such BER. Bytes after the first value are dropped.
 *
 * @throws {DerError} for what is no BER, or nests too deeply.
 */
export function berToDer(bytes: Uint8Array): Uint8Array {
  return new BerReader(bytes).readValue(0).der;
}

interface Rewritten {
  readonly tag: number;
  readonly der: Uint8Array;
  /** What is inside, rewritten. */
  readonly content: Uint8Array;
}

class BerReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  readValue(depth: number, limit = this.#bytes.length): Rewritten {
    const start = this.#offset;
    const tag = this.#byte(limit);
    if ((tag & 0x1f) === 0x1f || depth > maxDepth) throw malformed(start);
    const length = this.#readLength(limit);
    const end = length === undefined ? undefined : this.#offset + length;
    if (end !== undefined && end > limit) throw malformed(start);
    if ((tag & constructed) !== 0) return this.#readConstructed(tag, end, limit, depth);
    if (end === undefined) throw malformed(start);
    const content = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return { tag, content, der: encode(tag, content) };
  }

  /** @param end undefined for the indefinite form, which two zero bytes end. */
  #readConstructed(tag: number, end: number | undefined, limit: number, depth: number): Rewritten {
    const parts: Rewritten[] = [];
    while (end === undefined ? !this.#atEndMarker(limit) : this.#offset < end) {
      parts.push(this.readValue(depth + 1, end ?? limit));
    }
    if (end === undefined) this.#offset += 2;
    if (tag === constructedOctetString) return octetString(parts);
    const content = Buffer.concat(parts.map((part) => part.der));
    return { tag, content, der: encode(tag, content) };
  }

  #atEndMarker(limit: number): boolean {
    if (this.#offset + 2 > limit) throw malformed(this.#offset);
    return this.#bytes[this.#offset] === 0 && this.#bytes[this.#offset + 1] === 0;
  }

  #readLength(limit: number): number | undefined {
    const first = this.#byte(limit);
    if (first < 0x80) return first;
    if (first === 0x80) return undefined;
    const octets = first & 0x7f;
    if (octets > 4) throw malformed(this.#offset);
    let length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + this.#byte(limit);
    return length;
  }

  #byte(limit: number): number {
    if (this.#offset >= limit) throw malformed(this.#offset);
    const byte = this.#bytes[this.#offset] as number;
    this.#offset += 1;
    return byte;
  }
}

/** The pieces of an OCTET STRING put together. */
function octetString(parts: readonly Rewritten[]): Rewritten {
  const content = Buffer.concat(parts.map((part) => part.content));
  return { tag: Tag.octetString, content, der: encode(Tag.octetString, content) };
}

function malformed(offset: number): DerError {
  return new DerError(message("the data is malformed at byte {0}", offset), offset);
}
