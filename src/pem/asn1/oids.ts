/** Object identifiers by the names that people know. Sources: RFC 5280, 4519, 5480, 8017, 8410, GM/T 0006. */

/** Attribute types of names; the short names that OpenSSL prints. */
export const attributeTypes: ReadonlyMap<string, string> = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.4", "SN"],
  ["2.5.4.5", "serialNumber"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.9", "street"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.12", "title"],
  ["2.5.4.13", "description"],
  ["2.5.4.15", "businessCategory"],
  ["2.5.4.17", "postalCode"],
  ["2.5.4.18", "postOfficeBox"],
  ["2.5.4.20", "telephoneNumber"],
  ["2.5.4.41", "name"],
  ["2.5.4.42", "GN"],
  ["2.5.4.43", "initials"],
  ["2.5.4.44", "generationQualifier"],
  ["2.5.4.46", "dnQualifier"],
  ["2.5.4.65", "pseudonym"],
  ["2.5.4.97", "organizationIdentifier"],
  ["0.9.2342.19200300.100.1.1", "UID"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["1.2.840.113549.1.9.1", "emailAddress"],
  ["1.2.840.113549.1.9.2", "unstructuredName"],
  ["1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"],
  ["1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"],
  ["1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"],
]);

/** How a signature is made. `scheme` is what `signatures.ts` dispatches on. */
export interface SignatureAlgorithm {
  readonly name: string;
  readonly scheme: "rsa" | "ecdsa" | "ed25519" | "sm2" | "other";
  /** As node:crypto calls it. */
  readonly hash?: string;
}

export const rsaPssOid = "1.2.840.113549.1.1.10";

/** Signature algorithms whose OID says everything; RSASSA-PSS has its hash in its parameters. */
export const signatureAlgorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ["1.2.840.113549.1.1.2", { name: "MD2-RSA", scheme: "other" }],
  ["1.2.840.113549.1.1.4", { name: "MD5-RSA", scheme: "rsa", hash: "md5" }],
  ["1.2.840.113549.1.1.5", { name: "SHA1-RSA", scheme: "rsa", hash: "sha1" }],
  ["1.3.14.3.2.29", { name: "SHA1-RSA", scheme: "rsa", hash: "sha1" }],
  ["1.2.840.113549.1.1.11", { name: "SHA256-RSA", scheme: "rsa", hash: "sha256" }],
  ["1.2.840.113549.1.1.12", { name: "SHA384-RSA", scheme: "rsa", hash: "sha384" }],
  ["1.2.840.113549.1.1.13", { name: "SHA512-RSA", scheme: "rsa", hash: "sha512" }],
  ["1.2.840.113549.1.1.14", { name: "SHA224-RSA", scheme: "rsa", hash: "sha224" }],
  ["1.2.840.10045.4.1", { name: "ECDSA-SHA1", scheme: "ecdsa", hash: "sha1" }],
  ["1.2.840.10045.4.3.1", { name: "ECDSA-SHA224", scheme: "ecdsa", hash: "sha224" }],
  ["1.2.840.10045.4.3.2", { name: "ECDSA-SHA256", scheme: "ecdsa", hash: "sha256" }],
  ["1.2.840.10045.4.3.3", { name: "ECDSA-SHA384", scheme: "ecdsa", hash: "sha384" }],
  ["1.2.840.10045.4.3.4", { name: "ECDSA-SHA512", scheme: "ecdsa", hash: "sha512" }],
  ["1.2.840.10040.4.3", { name: "DSA-SHA1", scheme: "other" }],
  ["2.16.840.1.101.3.4.3.2", { name: "DSA-SHA256", scheme: "other" }],
  ["1.3.101.112", { name: "Ed25519", scheme: "ed25519" }],
  ["1.3.101.113", { name: "Ed448", scheme: "other" }],
  ["2.16.840.1.101.3.4.3.17", { name: "ML-DSA-44", scheme: "other" }],
  ["2.16.840.1.101.3.4.3.18", { name: "ML-DSA-65", scheme: "other" }],
  ["2.16.840.1.101.3.4.3.19", { name: "ML-DSA-87", scheme: "other" }],
  ["1.2.156.10197.1.501", { name: "SM2-SM3", scheme: "sm2" }],
]);

/** Hash functions in the parameters of RSASSA-PSS, PBKDF2 and PKCS#12. */
export const hashes: ReadonlyMap<string, string> = new Map([
  ["1.3.14.3.2.26", "sha1"],
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
  ["2.16.840.1.101.3.4.2.4", "sha224"],
]);

/** Algorithms of public keys (the OID in SubjectPublicKeyInfo and PKCS#8). */
export const keyAlgorithm = {
  rsa: "1.2.840.113549.1.1.1",
  rsaPss: rsaPssOid,
  ec: "1.2.840.10045.2.1",
  dsa: "1.2.840.10040.4.1",
  x25519: "1.3.101.110",
  ed25519: "1.3.101.112",
  ed448: "1.3.101.113",
  sm2: "1.2.156.10197.1.301",
} as const;

export const extensionOid = {
  subjectKeyId: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  crlDistributionPoints: "2.5.29.31",
  certificatePolicies: "2.5.29.32",
  authorityKeyId: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  authorityInfoAccess: "1.3.6.1.5.5.7.1.1",
  signedCertificateTimestamps: "1.3.6.1.4.1.11129.2.4.2",
  tlsFeature: "1.3.6.1.5.5.7.1.24",
} as const;

/** Names of extensions, those without a reader of their own too. */
export const extensionNames: ReadonlyMap<string, string> = new Map([
  ["2.5.29.9", "Subject Directory Attributes"],
  ["2.5.29.14", "Subject Key Identifier"],
  ["2.5.29.15", "Key Usage"],
  ["2.5.29.16", "Private Key Usage Period"],
  ["2.5.29.17", "Subject Alternative Name"],
  ["2.5.29.18", "Issuer Alternative Name"],
  ["2.5.29.19", "Basic Constraints"],
  ["2.5.29.30", "Name Constraints"],
  ["2.5.29.31", "CRL Distribution Points"],
  ["2.5.29.32", "Certificate Policies"],
  ["2.5.29.33", "Policy Mappings"],
  ["2.5.29.35", "Authority Key Identifier"],
  ["2.5.29.36", "Policy Constraints"],
  ["2.5.29.37", "Extended Key Usage"],
  ["2.5.29.46", "Freshest CRL"],
  ["2.5.29.54", "Inhibit anyPolicy"],
  ["1.3.6.1.5.5.7.1.1", "Authority Information Access"],
  ["1.3.6.1.5.5.7.1.3", "Qualified Certificate Statements"],
  ["1.3.6.1.5.5.7.1.11", "Subject Information Access"],
  ["1.3.6.1.5.5.7.1.24", "TLS Feature"],
  ["1.3.6.1.4.1.11129.2.4.2", "Signed Certificate Timestamps"],
  ["1.3.6.1.4.1.11129.2.4.3", "Precertificate Poison"],
  ["1.3.6.1.4.1.311.20.2", "Microsoft Certificate Template Name"],
  ["1.3.6.1.4.1.311.21.1", "Microsoft CA Version"],
  ["1.3.6.1.4.1.311.21.7", "Microsoft Certificate Template"],
  ["1.3.6.1.4.1.311.21.10", "Microsoft Application Policies"],
  ["2.16.840.1.113730.1.1", "Netscape Certificate Type"],
  ["2.16.840.1.113730.1.13", "Netscape Comment"],
]);

/** Extended key usages (RFC 5280, 4.2.1.12) by the names used in `extendedKeyUsage`. */
export const extendedKeyUsages: ReadonlyMap<string, string> = new Map([
  ["2.5.29.37.0", "anyExtendedKeyUsage"],
  ["1.3.6.1.5.5.7.3.1", "serverAuth"],
  ["1.3.6.1.5.5.7.3.2", "clientAuth"],
  ["1.3.6.1.5.5.7.3.3", "codeSigning"],
  ["1.3.6.1.5.5.7.3.4", "emailProtection"],
  ["1.3.6.1.5.5.7.3.8", "timeStamping"],
  ["1.3.6.1.5.5.7.3.9", "OCSPSigning"],
  ["1.3.6.1.4.1.311.10.3.3", "msSGC"],
  ["2.16.840.1.113730.4.1", "nsSGC"],
]);

/** Bits of the Key Usage extension in their order (RFC 5280, 4.2.1.3). */
export const keyUsageBits: readonly string[] = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
];

/** Types of OtherName in subject alternative names (RFC 6120, 13.7.1.4; RFC 4985; RFC 8398; Microsoft). */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ["1.3.6.1.4.1.311.20.2.3", "UPN"],
  ["1.3.6.1.5.5.7.8.5", "XmppAddr"],
  ["1.3.6.1.5.5.7.8.7", "SRVName"],
  ["1.3.6.1.5.5.7.8.9", "SmtpUTF8Mailbox"],
]);

/** Policies of the CA/Browser Forum that say how the applicant was validated. */
export const validationPolicies: ReadonlyMap<string, "DV" | "OV" | "EV" | "IV"> = new Map([
  ["2.23.140.1.1", "EV"],
  ["2.23.140.1.2.1", "DV"],
  ["2.23.140.1.2.2", "OV"],
  ["2.23.140.1.2.3", "IV"],
]);
