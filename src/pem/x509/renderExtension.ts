import { extensionNames, extensionOid, validationPolicies } from "../asn1/oids";
import { orElse } from "../asn1/reading";
import type { CertificateExtension } from "../types";
import {
  type ExtensionReader,
  type RawExtension,
  readAsHex,
  readAuthorityInfoAccess,
  readAuthorityKeyId,
  readBasicConstraints,
  readCrlDistributionPoints,
  readExtendedKeyUsage,
  readKeyUsage,
  readPolicies,
  readSignedTimestamps,
  readSubjectAltName,
  readSubjectKeyId,
  readTlsFeatures,
} from "./extensions";

const accessMethods: ReadonlyMap<string, string> = new Map([
  ["1.3.6.1.5.5.7.48.1", "OCSP"],
  ["1.3.6.1.5.5.7.48.2", "CA Issuers"],
]);

/** Extensions in words, one line an item. Standard terms, which stay English in every language. */
const renderers: ReadonlyMap<string, ExtensionReader<string[]>> = new Map<string, ExtensionReader<string[]>>([
  [
    extensionOid.subjectAltName,
    (bytes, value) => readSubjectAltName(bytes, value).map((name) => `${name.type}: ${name.value}`),
  ],
  [
    extensionOid.basicConstraints,
    (bytes, value) => {
      const { isCa, pathLength } = readBasicConstraints(bytes, value);
      const lines = [`CA: ${isCa ? "TRUE" : "FALSE"}`];
      return pathLength === undefined ? lines : [...lines, `path length: ${pathLength}`];
    },
  ],
  [extensionOid.keyUsage, readKeyUsage],
  [extensionOid.extendedKeyUsage, readExtendedKeyUsage],
  [extensionOid.subjectKeyId, (bytes, value) => [readSubjectKeyId(bytes, value)]],
  [
    extensionOid.authorityKeyId,
    (bytes, value) => {
      const keyId = readAuthorityKeyId(bytes, value);
      return keyId === undefined ? [readAsHex(bytes, value)] : [keyId];
    },
  ],
  [
    extensionOid.certificatePolicies,
    (bytes, value) =>
      readPolicies(bytes, value).map((oid) => {
        const level = validationPolicies.get(oid);
        return level === undefined ? oid : `${oid} (${level})`;
      }),
  ],
  [
    extensionOid.authorityInfoAccess,
    (bytes, value) =>
      readAuthorityInfoAccess(bytes, value).map(
        ({ method, location }) => `${accessMethods.get(method) ?? method}: ${location.value}`,
      ),
  ],
  [extensionOid.crlDistributionPoints, readCrlDistributionPoints],
  [
    extensionOid.signedCertificateTimestamps,
    (bytes, value) =>
      readSignedTimestamps(bytes, value).map(({ logId, at }) => `${timeText(at)} log ${logId}`),
  ],
  [
    extensionOid.tlsFeature,
    (bytes, value) =>
      readTlsFeatures(bytes, value).map((feature) =>
        feature === 5 ? "status_request (OCSP must staple)" : String(feature),
      ),
  ],
]);

/** ISO 8601 in UTC; the number itself when it is beyond the calendar. */
function timeText(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}

/** An extension in words; one that is unknown or malformed as hex. */
export function renderExtension(
  bytes: Uint8Array,
  { oid, critical, value }: RawExtension,
): CertificateExtension {
  const render = renderers.get(oid);
  const asHex = () => [readAsHex(bytes, value)];
  const values = render === undefined ? asHex() : orElse(() => render(bytes, value), asHex());
  const name = extensionNames.get(oid);
  return { oid, ...(name !== undefined && { name }), critical, values };
}
