import { hex } from "../asn1/bytes";
import {
  children,
  contentOf,
  contextTag,
  expectTlv,
  inner,
  readTlv,
  smallInteger,
  Tag,
  type Tlv,
  unexpected,
} from "../asn1/der";
import { extendedKeyUsages, keyUsageBits } from "../asn1/oids";
import { oidText } from "../asn1/oidText";
import type { SubjectAlternativeName } from "../types";
import { readGeneralName, readGeneralNames } from "./generalNames";

/** An extension found in a certificate; `value` is the OCTET STRING whose content is the extension's own DER. */
export interface RawExtension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Tlv;
}

/** More extensions than any real certificate has. */
const maxExtensions = 500;

/** The readers below take the certificate's bytes and an extension's OCTET STRING, and throw DerError. */
export type ExtensionReader<T> = (bytes: Uint8Array, value: Tlv) => T;

/**
 * The list of extensions (RFC 5280, 4.1.2.9): the content of `[3]`.
 *
 * @throws {DerError} when the list is malformed; the content of an extension is not looked at.
 */
export function readExtensionList(bytes: Uint8Array, wrapper: Tlv): RawExtension[] {
  const list = inner(bytes, wrapper, Tag.sequence);
  const extensions: RawExtension[] = [];
  for (let offset = list.content; offset < list.end; ) {
    const extension = expectTlv(bytes, offset, list.end, Tag.sequence);
    if (extensions.length === maxExtensions) throw unexpected(extension);
    extensions.push(readExtension(bytes, extension));
    offset = extension.end;
  }
  return extensions;
}

function readExtension(bytes: Uint8Array, extension: Tlv): RawExtension {
  const type = expectTlv(bytes, extension.content, extension.end, Tag.oid);
  const second = readTlv(bytes, type.end, extension.end);
  const hasCritical = second.tag === Tag.boolean;
  const value = hasCritical ? readTlv(bytes, second.end, extension.end) : second;
  if (value.tag !== Tag.octetString || value.end !== extension.end) throw unexpected(value);
  const critical = hasCritical && bytes[second.content] !== 0;
  return { oid: oidText(bytes, type), critical, value };
}

/** RFC 5280, 4.2.1.6. */
export const readSubjectAltName: ExtensionReader<SubjectAlternativeName[]> = (bytes, value) =>
  readGeneralNames(bytes, inner(bytes, value, Tag.sequence));

export interface BasicConstraints {
  readonly isCa: boolean;
  readonly pathLength?: number;
}

/** RFC 5280, 4.2.1.9. */
export const readBasicConstraints: ExtensionReader<BasicConstraints> = (bytes, value) => {
  const [first, second] = children(bytes, inner(bytes, value, Tag.sequence));
  const isCa = first?.tag === Tag.boolean && bytes[first.content] !== 0;
  const length = first?.tag === Tag.integer ? first : second;
  return length === undefined ? { isCa } : { isCa, pathLength: smallInteger(bytes, length) };
};

/** RFC 5280, 4.2.1.3: the names of the bits that are set. */
export const readKeyUsage: ExtensionReader<string[]> = (bytes, value) => {
  const bits = inner(bytes, value, Tag.bitString);
  const isSet = (_: string, index: number) => {
    const byte = bits.content + 1 + (index >> 3);
    return byte < bits.end && ((bytes[byte] as number) & (0x80 >> (index & 7))) !== 0;
  };
  return keyUsageBits.filter(isSet);
};

/** RFC 5280, 4.2.1.12. */
export const readExtendedKeyUsage: ExtensionReader<string[]> = (bytes, value) =>
  children(bytes, inner(bytes, value, Tag.sequence)).map((usage) => {
    const oid = oidText(bytes, usage);
    return extendedKeyUsages.get(oid) ?? oid;
  });

/** RFC 5280, 4.2.1.2: lower-case hex. */
export const readSubjectKeyId: ExtensionReader<string> = (bytes, value) =>
  hex(contentOf(bytes, inner(bytes, value, Tag.octetString)));

/** RFC 5280, 4.2.1.1: the key identifier in lower-case hex, when there is one. */
export const readAuthorityKeyId: ExtensionReader<string | undefined> = (bytes, value) => {
  const parts = children(bytes, inner(bytes, value, Tag.sequence));
  const keyId = parts.find(({ tag }) => tag === contextTag(0, false));
  return keyId && hex(contentOf(bytes, keyId));
};

/** RFC 5280, 4.2.1.4: the OIDs of the policies. */
export const readPolicies: ExtensionReader<string[]> = (bytes, value) =>
  children(bytes, inner(bytes, value, Tag.sequence)).map((policy) =>
    oidText(bytes, expectTlv(bytes, policy.content, policy.end, Tag.oid)),
  );

export interface AccessDescription {
  readonly method: string;
  readonly location: SubjectAlternativeName;
}

/** RFC 5280, 4.2.2.1. */
export const readAuthorityInfoAccess: ExtensionReader<AccessDescription[]> = (bytes, value) =>
  children(bytes, inner(bytes, value, Tag.sequence)).map((description) => {
    const method = expectTlv(bytes, description.content, description.end, Tag.oid);
    const location = readGeneralName(bytes, readTlv(bytes, method.end, description.end));
    return { method: oidText(bytes, method), location };
  });

/** RFC 5280, 4.2.1.13: the addresses of the lists. */
export const readCrlDistributionPoints: ExtensionReader<string[]> = (bytes, value) =>
  children(bytes, inner(bytes, value, Tag.sequence)).flatMap((point) => {
    const name = children(bytes, point).find(({ tag }) => tag === contextTag(0));
    const fullName = name && children(bytes, name).find(({ tag }) => tag === contextTag(0));
    return fullName ? readGeneralNames(bytes, fullName).map((entry) => entry.value) : [];
  });

export interface SignedTimestamp {
  /** Lower-case hex. */
  readonly logId: string;
  readonly at: number;
}

/** RFC 6962, 3.3: a TLS-encoded list inside an OCTET STRING. */
export const readSignedTimestamps: ExtensionReader<SignedTimestamp[]> = (bytes, value) => {
  const list = contentOf(bytes, inner(bytes, value, Tag.octetString));
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  const timestamps: SignedTimestamp[] = [];
  // Each entry: 2 bytes length, 1 byte version, 32 bytes log, 8 bytes time, extensions, signature.
  for (let offset = 2; offset + 43 <= list.length; offset += 2 + view.getUint16(offset)) {
    timestamps.push({
      logId: hex(list.subarray(offset + 3, offset + 35)),
      at: Number(view.getBigUint64(offset + 35)),
    });
  }
  return timestamps;
};

/** RFC 7633: the TLS extensions the server promises; 5 is status_request ("must staple"). */
export const readTlsFeatures: ExtensionReader<number[]> = (bytes, value) =>
  children(bytes, inner(bytes, value, Tag.sequence)).map((feature) => smallInteger(bytes, feature));

/** The bytes of the octet string, for extensions without a reader. */
export const readAsHex: ExtensionReader<string> = (bytes, value) => hex(contentOf(bytes, value));
