import type { Message, Result } from "../../certificates";
import { berToDer } from "../asn1/ber";
import { children, contextTag, encodedOf, expectTlv, inner, onlyTlv, readTlv, Tag } from "../asn1/der";
import { oidText } from "../asn1/oidText";
import { reading } from "../asn1/reading";

/** id-signedData (RFC 5652, 5.1). */
export const signedDataOid = "1.2.840.113549.1.7.2";

/** More than any bundle has. */
const maxCertificates = 1000;

/**
 * The certificates in a PKCS#7 or CMS file (RFC 5652, 5.1: SignedData without signers), such as `.p7b`, in their order
 * there, which need not be that of a chain.
 *
 * @returns the DER of each, not yet decoded; none for PKCS#7 of other kinds (encrypted data). The error is the reason, in words without a subject.
 */
export function readPkcs7(bytes: Uint8Array): Result<Uint8Array[], Message> {
  return reading(() => {
    const der = berToDer(bytes);
    const contentInfo = onlyTlv(der, Tag.sequence);
    const type = expectTlv(der, contentInfo.content, contentInfo.end, Tag.oid);
    if (oidText(der, type) !== signedDataOid) return [];
    const wrapper = expectTlv(der, type.end, contentInfo.end, contextTag(0));
    const list = children(der, inner(der, wrapper, Tag.sequence)).find(({ tag }) => tag === contextTag(0));
    if (list === undefined) return [];
    const found: Uint8Array[] = [];
    for (let offset = list.content; offset < list.end && found.length < maxCertificates; ) {
      const entry = readTlv(der, offset, list.end);
      // Other tags are attribute certificates and forms that nobody uses.
      if (entry.tag === Tag.sequence) found.push(encodedOf(der, entry));
      offset = entry.end;
    }
    return found;
  });
}
