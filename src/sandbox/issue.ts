import { randomBytes } from "node:crypto";
import { bitString, constructed, type Der, integer, sequence, time } from "./x509/der";
import * as extensions from "./x509/extensions";
import type { IssuerKey } from "./x509/keys";
import { commonNameOf, distinguishedName, type SubjectInput } from "./x509/names";
import { toPem } from "./x509/pemText";

export type { KeyUsage } from "./x509/extensions";
export { generateKey, type IssuerKey, type KeyAlgorithm } from "./x509/keys";
export type { SubjectInput } from "./x509/names";

/** Who signs: its name and its key. An {@link IssuedCertificate} has the name: `{ ...root, key: rootKey }`. */
export interface Issuer {
  readonly subject: SubjectInput;
  readonly key: IssuerKey;
}

/** What an X.509 v3 certificate shall say. Instants are milliseconds UTC, kept to the second. */
export interface CertificateContent {
  readonly subject: SubjectInput;
  /** Whose key goes in. */
  readonly key: Pick<IssuerKey, "spki" | "algorithm"> | IssuerKey;
  /** Absent: self-signed with `key`. */
  readonly issuer?: Issuer;
  readonly notBefore: number;
  readonly notAfter: number;
  /** Subject alternative names: DNS names, IP addresses, mail addresses, URLs. */
  readonly names?: readonly string[];
  readonly isCa?: boolean;
  readonly pathLength?: number;
  /** `DV`, `OV`, `IV`, `EV` or dotted OIDs. */
  readonly policies?: readonly string[];
  /** Default: by `isCa` and the key's algorithm. */
  readonly keyUsage?: readonly extensions.KeyUsage[];
  /** `serverAuth`, `clientAuth` … or dotted OIDs. Default: `serverAuth` and `clientAuth` unless `isCa`. */
  readonly extendedKeyUsage?: readonly string[];
  /** Default: 127 random bits. */
  readonly serial?: bigint;
}

export interface IssuedCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly subject: SubjectInput;
}

/**
 * Issues an X.509 v3 certificate (RFC 5280).
 * @throws Error when there is neither an issuer nor a private key to sign with.
 */
export function issueCertificate(content: CertificateContent): IssuedCertificate {
  const issuer = content.issuer ?? selfAsIssuer(content);
  const toBeSigned = sequence(
    constructed(0, integer(2)),
    integer(content.serial ?? randomSerial()),
    issuer.key.signatureAlgorithm,
    distinguishedName(issuer.subject),
    sequence(time(content.notBefore), time(content.notAfter)),
    distinguishedName(content.subject),
    content.key.spki,
    extensions.extensionsField(extensionList(content, issuer)),
  );
  const der = sequence(toBeSigned, issuer.key.signatureAlgorithm, bitString(issuer.key.sign(toBeSigned)));
  return { der, pem: toPem("CERTIFICATE", der), subject: content.subject };
}

function selfAsIssuer({ subject, key }: CertificateContent): Issuer {
  if (!("sign" in key)) throw new Error("A self-signed certificate needs the private key");
  return { subject, key };
}

/** RFC 5280 4.1.2.2: positive, at most 20 bytes; the CA/Browser Forum asks for 64 random bits at least. */
function randomSerial(): bigint {
  return BigInt(`0x${randomBytes(16).toString("hex")}`) >> 1n || 1n;
}

function extensionList(content: CertificateContent, issuer: Issuer): Der[] {
  const { isCa = false, names = [], policies = [] } = content;
  const purposes = content.extendedKeyUsage ?? (isCa ? [] : ["serverAuth", "clientAuth"]);
  const list = [
    extensions.basicConstraints(isCa, content.pathLength),
    extensions.keyUsage(content.keyUsage ?? defaultKeyUsage(content)),
    extensions.subjectKeyIdentifier(content.key.spki),
    extensions.authorityKeyIdentifier(issuer.key.spki),
  ];
  if (purposes.length > 0) list.push(extensions.extendedKeyUsage(purposes));
  if (names.length > 0) list.push(extensions.subjectAlternativeName(names));
  if (policies.length > 0) list.push(extensions.certificatePolicies(policies));
  if (content.issuer !== undefined) list.push(...issuerLocations(content.issuer));
  return list;
}

function defaultKeyUsage({ isCa = false, key }: CertificateContent): readonly extensions.KeyUsage[] {
  if (isCa) return ["keyCertSign", "cRLSign"];
  return key.algorithm.startsWith("RSA") ? ["digitalSignature", "keyEncipherment"] : ["digitalSignature"];
}

/** Nothing listens there: example.com is reserved (RFC 2606). */
function issuerLocations({ subject }: Issuer): Der[] {
  const file =
    commonNameOf(subject)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-") || "ca";
  return [
    extensions.authorityInformation({
      ocsp: "http://ocsp.example.com",
      caIssuers: `http://ca.example.com/${file}.crt`,
    }),
    extensions.crlDistributionPoint(`http://crl.example.com/${file}.crl`),
  ];
}
