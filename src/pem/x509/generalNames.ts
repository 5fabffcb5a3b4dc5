import { hex } from "../asn1/bytes";
import { children, contextTag, readTlv, type Tlv, unexpected } from "../asn1/der";
import { otherNames } from "../asn1/oids";
import { oidOfContent, oidText } from "../asn1/oidText";
import { orElse } from "../asn1/reading";
import { latin1, stringValue } from "../asn1/strings";
import type { SubjectAlternativeName } from "../types";
import { readName } from "./names";

/** More names than any real certificate has; the rest of a larger list is not shown. */
const maxNames = 10_000;

/** Reads a list of GeneralName (RFC 5280, 4.2.1.6), the content of `list`. */
export function readGeneralNames(bytes: Uint8Array, list: Tlv): SubjectAlternativeName[] {
  const names: SubjectAlternativeName[] = [];
  for (let offset = list.content; offset < list.end && names.length < maxNames; ) {
    const value = readTlv(bytes, offset, list.end);
    names.push(readGeneralName(bytes, value));
    offset = value.end;
  }
  return names;
}

/** One GeneralName (RFC 5280, 4.2.1.6) as text; in lower-case hex where it is of a kind that is none. */
export function readGeneralName(bytes: Uint8Array, value: Tlv): SubjectAlternativeName {
  const text = () => latin1(bytes, value.content, value.end);
  const asHex = () => hex(bytes.subarray(value.content, value.end));
  switch (value.tag) {
    case contextTag(1, false):
      return { type: "email", value: text() };
    case contextTag(2, false):
      return { type: "dns", value: text() };
    case contextTag(4):
      return { type: "directory", value: readName(bytes, readTlv(bytes, value.content, value.end)).text };
    case contextTag(6, false):
      return { type: "uri", value: text() };
    case contextTag(7, false):
      return { type: "ip", value: ipAddress(bytes.subarray(value.content, value.end)) };
    case contextTag(8, false):
      return { type: "registered-id", value: oidOfContent(bytes, value.content, value.end) };
    case contextTag(0):
      return { type: "other", value: orElse(() => otherName(bytes, value), asHex()) };
    default:
      return { type: "other", value: asHex() };
  }
}

/** OtherName: its type, and its value where that is text. */
function otherName(bytes: Uint8Array, value: Tlv): string {
  const [type, wrapper] = children(bytes, value);
  if (!type || !wrapper) throw unexpected(value);
  const oid = oidText(bytes, type);
  const content = readTlv(bytes, wrapper.content, wrapper.end);
  return `${otherNames.get(oid) ?? oid}: ${stringValue(bytes, content)}`;
}

/** Dotted IPv4, or IPv6 as RFC 5952 writes it; other lengths as hex. */
function ipAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join(".");
  if (bytes.length !== 16) return hex(bytes);
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] as number) << 8) | (bytes[index * 2 + 1] as number)).toString(16),
  );
  return compressZeros(groups);
}

/** Replaces the first of the longest runs of two or more zero groups by `::`. */
function compressZeros(groups: readonly string[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === "0") end += 1;
    if (end - start > best.length) best = { start, length: end - start };
  }
  if (best.length < 2) return groups.join(":");
  return `${groups.slice(0, best.start).join(":")}::${groups.slice(best.start + best.length).join(":")}`;
}
