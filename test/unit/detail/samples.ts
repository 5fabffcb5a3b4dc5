import type { CertificateDetail, Instant, Message } from "../../../src/certificates";
import { inEnglish, message, Status } from "../../../src/certificates";
import type { DetailInput } from "../../../src/detail/present";
import type { DecodedPem } from "../../../src/detail/sections/chain";
import type { ChainLink, ChainReport, DecodedCertificate, IssuerFault } from "../../../src/pem";

export const day = 24 * 60 * 60 * 1000;
export const now: Instant = Date.UTC(2026, 10, 21, 9, 0);

export const english = { translate: inEnglish, locale: "en", timeZone: "Asia/Shanghai" };

/** An issued certificate with 43 of 90 days left, and what it says changed by `change`. */
export function sampleDetail(change: Partial<CertificateDetail> = {}): CertificateDetail {
  return {
    id: "a1B2c3D4",
    domain: "www.example.com",
    alias: "Shop front",
    type: "SVR",
    status: Status.issued,
    source: "trustasia",
    product: "TrustAsia TLS RSA CA",
    packageType: 2,
    project: { id: 1001, name: "Web" },
    names: ["www.example.com", "example.com", "*.shop.example.com"],
    notBefore: now - 47 * day,
    notAfter: now + 43.5 * day,
    createdAt: now - 48 * day,
    validityMonths: 3,
    algorithm: "RSA 2048",
    validation: "DNS_AUTO",
    isDv: true,
    isWildcard: false,
    isPaid: false,
    isSm: false,
    renewable: true,
    deployable: true,
    tags: [{ key: "team", value: "shop" }],
    pem: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    orderId: "1234567",
    validationRecords: [],
    revocationRecords: [],
    chain: [],
    submitted: [],
    fields: [
      { name: "CertificateId", value: "a1B2c3D4" },
      { name: "Domain", value: "www.example.com" },
      { name: "StatusMsg", value: null },
      { name: "SubjectAltName", value: ["example.com", "*.shop.example.com"] },
    ],
    ...change,
  };
}

export const pendingDns = sampleDetail({
  status: Status.reviewing,
  statusMessage: "PENDING-DCV",
  validation: "DNS",
  validationRecords: [
    {
      domain: "example.com",
      type: "CNAME",
      key: "_dnsauth.example.com",
      value: "4f2b8c6d1e.dcv.example.net",
      subdomain: "_dnsauth",
    },
    { domain: "www.example.com", type: "TXT", key: "_dnsauth.www.example.com", value: '2026"11\\21' },
  ],
});

/** An order that has nothing yet: what the service leaves empty is absent. */
export const unfinishedOrder: CertificateDetail = {
  id: "e5F6g7H8",
  domain: "",
  alias: "",
  type: "SVR",
  status: Status.freeAwaitingSubmission,
  source: "trustasia",
  product: "TrustAsia DV",
  project: { id: 0, name: "" },
  names: [],
  isDv: true,
  isWildcard: false,
  isPaid: false,
  isSm: false,
  renewable: false,
  deployable: false,
  tags: [],
  validationRecords: [],
  revocationRecords: [],
  chain: [],
  submitted: [],
  fields: [],
};

let serial = 0;

/** A decoded certificate named `commonName`, issued by `issuer`. */
export function sampleDecoded(
  commonName: string,
  issuer: string,
  change: Partial<DecodedCertificate> = {},
): DecodedCertificate {
  serial += 1;
  const hex = serial.toString(16).padStart(2, "0");
  return {
    der: new Uint8Array([0x30, serial]),
    version: 3,
    serialNumber: `0a${hex}`,
    subject: nameOf(commonName),
    issuer: nameOf(issuer),
    notBefore: now - 47 * day,
    notAfter: now + 43.5 * day,
    publicKey: { type: "RSA", bits: 2048, spkiSha256: hex.repeat(32) },
    signatureAlgorithm: "SHA256-RSA",
    names: [],
    isCa: true,
    keyUsage: ["digitalSignature", "keyEncipherment"],
    subjectKeyId: hex.repeat(20),
    selfIssued: commonName === issuer,
    caIssuers: [],
    ocsp: ["http://ocsp.example.net"],
    crls: [],
    extensions: [
      { oid: "2.5.29.19", name: "Basic Constraints", critical: true, values: ["CA: no"] },
      { oid: "1.3.6.1.4.1.99999.1", critical: false, values: ["04 02 05 00"] },
    ],
    sha1: hex.repeat(20),
    sha256: hex.repeat(32),
    ...change,
  };
}

function nameOf(commonName: string): DecodedCertificate["subject"] {
  const attributes = [
    { type: "C", value: "CN" },
    { type: "O", value: "Example Ltd" },
    { type: "CN", value: commonName },
  ];
  return { attributes, text: `C=CN, O=Example Ltd, CN=${commonName}`, commonName };
}

export const leaf = sampleDecoded("www.example.com", "Example TLS CA", {
  isCa: false,
  names: ["www.example.com", "example.com", "*.shop.example.com"].map((value) => ({ type: "dns", value })),
  extendedKeyUsage: ["serverAuth"],
  validationLevel: "DV",
  caIssuers: ["http://pki.example.net/tls-ca.cer"],
});
export const intermediate = sampleDecoded("Example TLS CA", "Example Root", { notAfter: now + 900 * day });
export const root = sampleDecoded("Example Root", "Example Root", { notAfter: now + 3000 * day });

export function link(
  certificate: DecodedCertificate,
  role: ChainLink["role"],
  tie: ChainLink["tie"],
  ...problems: readonly Message[]
): ChainLink {
  return { certificate, role, tie, problems };
}

/** The link of a certificate that may not have issued the one below it. */
export function refusedIssuer(kind: IssuerFault["kind"], issuer: ChainLink): ChainLink {
  return { ...issuer, issuerFault: { kind, problem: message("It may not: {0}.", kind) } };
}

export function decodedChain(links: readonly ChainLink[], change: Partial<ChainReport> = {}): DecodedPem {
  return {
    kind: "decoded",
    report: { links, unrelated: [], complete: true, inOrder: true, problems: [], ...change },
    problems: [],
  };
}

export const goodChain = decodedChain([
  link(leaf, "leaf", "verified"),
  link(intermediate, "intermediate", "verified"),
  link(root, "root", "self"),
]);

export const brokenChain = decodedChain(
  [
    link(leaf, "leaf", "broken", message("The signature was not made by {0}.", "Example TLS CA")),
    link(intermediate, "intermediate", "missing"),
  ],
  { complete: false, problems: [message("The issuer of {0} is missing.", "Example TLS CA")] },
);

/** What a panel knows of a loaded detail. */
export function sampleInput(change: Partial<DetailInput> = {}): DetailInput {
  return {
    certificateId: "a1B2c3D4",
    accountName: "Sandbox",
    certificate: sampleDetail(),
    loading: false,
    loadedAt: now,
    hasConsole: true,
    now,
    expiringDays: 30,
    ...change,
  };
}
