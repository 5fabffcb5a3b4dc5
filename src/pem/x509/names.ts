import { expectTlv, readTlv, Tag, type Tlv, unexpected } from "../asn1/der";
import { attributeTypes } from "../asn1/oids";
import { oidOfContent } from "../asn1/oidText";
import { stringValue } from "../asn1/strings";
import type { DistinguishedName, NameAttribute } from "../types";

/** An attribute and whether it shares its relative name with the one before it (`CN=a + UID=b`). */
interface PlacedAttribute extends NameAttribute {
  readonly joined: boolean;
}

/**
 * Reads a Name (RFC 5280, 4.1.2.4).
 *
 * @throws {DerError} when its structure is malformed.
 */
export function readName(bytes: Uint8Array, name: Tlv): DistinguishedName {
  if (name.tag !== Tag.sequence) throw unexpected(name);
  const attributes: PlacedAttribute[] = [];
  for (let offset = name.content; offset < name.end; ) {
    const relative = expectTlv(bytes, offset, name.end, Tag.set);
    readRelativeName(bytes, relative, attributes);
    offset = relative.end;
  }
  const commonName = attributes.findLast(({ type }) => type === "CN")?.value;
  return {
    attributes: attributes.map(({ type, value }) => ({ type, value })),
    text: nameText(attributes),
    ...(commonName !== undefined && { commonName }),
  };
}

function readRelativeName(bytes: Uint8Array, relative: Tlv, attributes: PlacedAttribute[]): void {
  for (let offset = relative.content; offset < relative.end; ) {
    const pair = expectTlv(bytes, offset, relative.end, Tag.sequence);
    const type = expectTlv(bytes, pair.content, pair.end, Tag.oid);
    const value = readTlv(bytes, type.end, pair.end);
    attributes.push({
      type: attributeType(bytes, type),
      value: stringValue(bytes, value),
      joined: offset > relative.content,
    });
    offset = pair.end;
  }
}

function attributeType(bytes: Uint8Array, type: Tlv): string {
  const oid = oidOfContent(bytes, type.content, type.end);
  return attributeTypes.get(oid) ?? oid;
}

function nameText(attributes: readonly PlacedAttribute[]): string {
  let text = "";
  for (const { type, value, joined } of attributes) {
    if (text !== "") text += joined ? " + " : ", ";
    text += `${type}=${escapeValue(value)}`;
  }
  return text;
}

const needsEscape = /[,+"\\<>;\0]|^[ #]| $/;

/** RFC 4514, 2.4. */
function escapeValue(value: string): string {
  if (!needsEscape.test(value)) return value;
  return value
    .replace(/[,+"\\<>;]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ")
    .replaceAll("\0", "\\00");
}

/** The text of a name without the differences that do not count (RFC 5280, 7.1): case and spaces. */
export function foldName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
