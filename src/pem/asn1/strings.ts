import { asBuffer, hex } from "./bytes";
import { Tag, type Tlv } from "./der";

const utf8 = new TextDecoder("utf-8");
const utf16 = new TextDecoder("utf-16be");

/** The bytes as Latin-1 text, which is also right for ASCII. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return asBuffer(bytes).toString("latin1", start, end);
}

/**
 * The text of an ASN.1 string of any type. Types that are no strings come as `#` and hex of the whole value
 * (RFC 4514, 2.4).
 */
export function stringValue(bytes: Uint8Array, value: Tlv): string {
  const content = bytes.subarray(value.content, value.end);
  switch (value.tag) {
    case Tag.printableString:
    case Tag.ia5String:
    case Tag.numericString:
    case Tag.visibleString:
    case Tag.teletexString:
      return latin1(bytes, value.content, value.end);
    case Tag.utf8String:
      return utf8.decode(content);
    case Tag.bmpString:
      return utf16.decode(content);
    case Tag.universalString:
      return utf32(content);
    default:
      return `#${hex(bytes.subarray(value.start, value.end))}`;
  }
}

function utf32(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index + 3 < bytes.length; index += 4) {
    const point = Buffer.from(bytes).readUInt32BE(index);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
  }
  return text;
}
