import { children, contextTag, inner, readTlv, smallInteger, Tag, type Tlv } from "../asn1/der";
import { hashes, rsaPssOid, type SignatureAlgorithm, signatureAlgorithms } from "../asn1/oids";
import { oidText } from "../asn1/oidText";
import { orElse } from "../asn1/reading";

/** How a certificate is signed. */
export interface SignatureMethod extends SignatureAlgorithm {
  /** RSASSA-PSS only: the length of its salt in bytes. */
  readonly saltLength?: number;
}

/** Reads an AlgorithmIdentifier of a signature. An unknown one is called by its OID. */
export function readSignatureAlgorithm(bytes: Uint8Array, identifier: Tlv): SignatureMethod {
  const unknown: SignatureMethod = { name: "unknown", scheme: "other" };
  return orElse(() => {
    const [type, parameters] = children(bytes, identifier);
    if (type === undefined) return unknown;
    const oid = oidText(bytes, type);
    if (oid === rsaPssOid) return readPss(bytes, parameters);
    return signatureAlgorithms.get(oid) ?? { name: oid, scheme: "other" };
  }, unknown);
}

/** RSASSA-PSS-params (RFC 4055, 3.1). Absent members mean SHA-1 and 20 bytes of salt. */
function readPss(bytes: Uint8Array, parameters: Tlv | undefined): SignatureMethod {
  const members = parameters?.tag === Tag.sequence ? children(bytes, parameters) : [];
  const member = (number: number) => members.find(({ tag }) => tag === contextTag(number));
  const hash = readHash(bytes, member(0));
  const mask = member(1) === undefined ? "sha1" : readMaskHash(bytes, member(1) as Tlv);
  const salt = member(2);
  const saltLength = salt === undefined ? 20 : smallInteger(bytes, inner(bytes, salt, Tag.integer));
  const name = `${(hash ?? "unknown").toUpperCase()}-RSA-PSS`;
  // node:crypto masks with the hash that it signs with; nobody uses two different ones.
  if (hash === undefined || mask !== hash) return { name, scheme: "other" };
  return { name, scheme: "rsa", hash, saltLength };
}

function readHash(bytes: Uint8Array, member: Tlv | undefined): string | undefined {
  if (member === undefined) return "sha1";
  const identifier = inner(bytes, member, Tag.sequence);
  return hashes.get(oidText(bytes, readTlv(bytes, identifier.content, identifier.end)));
}

/** The hash inside MGF1's AlgorithmIdentifier. */
function readMaskHash(bytes: Uint8Array, member: Tlv): string | undefined {
  const [, hash] = children(bytes, inner(bytes, member, Tag.sequence));
  return hash && hashes.get(oidText(bytes, readTlv(bytes, hash.content, hash.end)));
}
