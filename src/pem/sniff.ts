import { berToDer } from "./asn1/ber";
import { children, onlyTlv, Tag, type Tlv } from "./asn1/der";
import { oidText } from "./asn1/oidText";
import { reading } from "./asn1/reading";
import { privateKeyFormat } from "./keys/privateKey";
import { decodeX509 } from "./x509/certificate";
import { decodeCrl } from "./x509/crl";
import { signedDataOid } from "./x509/pkcs7";
import { decodeRequest } from "./x509/request";

/** What a file is, whatever its name says. */
export type FileContent =
  | "pem"
  | "certificate"
  | "private-key"
  | "encrypted-private-key"
  | "public-key"
  | "request"
  | "crl"
  | "pkcs7"
  | "pkcs12"
  | "unknown";

/** Larger files are none of ours. */
const maxFileLength = 16 * 1024 * 1024;

/** Tells from its bytes what a file is: PEM text, or one of the binary forms in DER or BER. */
export function sniff(bytes: Uint8Array): FileContent {
  if (bytes.length > maxFileLength) return "unknown";
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("-----BEGIN ")) return "pem";
  if (bytes[0] !== Tag.sequence) return "unknown";
  const parts = reading(() => {
    const der = berToDer(bytes);
    return { der, values: children(der, onlyTlv(der, Tag.sequence)) };
  });
  return parts.ok ? contentByStructure(parts.value.der, parts.value.values) : "unknown";
}

function contentByStructure(der: Uint8Array, values: readonly Tlv[]): FileContent {
  const tags = values.map(({ tag }) => tag);
  if (tags[0] === Tag.oid) return isSignedData(der, values[0] as Tlv) ? "pkcs7" : "unknown";
  if (tags[0] === Tag.integer) {
    if (privateKeyFormat(der) !== undefined) return "private-key";
    return tags[1] === Tag.sequence ? "pkcs12" : "unknown";
  }
  if (tags[0] !== Tag.sequence) return "unknown";
  if (tags.length === 2 && tags[1] === Tag.octetString) return "encrypted-private-key";
  if (tags.length === 2 && tags[1] === Tag.bitString) return "public-key";
  if (decodeX509(der).ok) return "certificate";
  if (decodeRequest(der).ok) return "request";
  return decodeCrl(der).ok ? "crl" : "unknown";
}

function isSignedData(der: Uint8Array, type: Tlv): boolean {
  const oid = reading(() => oidText(der, type));
  return oid.ok && oid.value === signedDataOid;
}
