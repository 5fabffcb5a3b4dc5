import { type IssuedCertificate, type IssuerKey, issueCertificate, type KeyAlgorithm } from "../issue";
import type { CertificateEntry } from "../records/entry";
import type { ValidationLevel } from "../records/products";
import { algorithmName, chainLinks, monthsBetween, sha1Of } from "../upload/certificateFacts";
import { type Authorities, decoded, type Family } from "./authorities";
import type { FaultyBundle } from "./sample";

/** A server certificate to be issued by one of the sandbox's CAs. */
export interface Issuance {
  /** The primary domain first. */
  readonly names: readonly string[];
  readonly algorithm: KeyAlgorithm;
  readonly level: ValidationLevel;
  /** Milliseconds UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Whose key goes in; absent: the one all samples of the algorithm share. */
  readonly key?: Pick<IssuerKey, "spki" | "algorithm">;
  /** For uploads whose owner made a mistake. */
  readonly bundle?: FaultyBundle;
}

/** The fields of an entry that follow from its certificate. */
export type IssuedFields = Pick<
  CertificateEntry,
  | "pem"
  | "encryptionPem"
  | "rootPem"
  | "fingerprint"
  | "encryptionFingerprint"
  | "chain"
  | "algorithm"
  | "issuerName"
  | "notBefore"
  | "notAfter"
  | "validityMonths"
>;

/** Issues a certificate (for Chinese SM the signature and the encryption certificate) with its chain. */
export function issueFor(issuance: Issuance, authorities: Authorities): IssuedFields {
  const isSm = issuance.algorithm === "SM2";
  const leaf = issueLeaf(issuance, authorities, isSm ? ["digitalSignature"] : undefined);
  const encryption = isSm
    ? issueLeaf(issuance, authorities, ["keyEncipherment", "dataEncipherment"])
    : undefined;
  const { intermediates, root } = bundleOf(issuance, authorities);
  const facts = decoded(leaf);
  return {
    pem: [leaf, ...intermediates].map(({ pem }) => pem).join(""),
    encryptionPem: encryption?.pem ?? null,
    rootPem: root?.pem ?? null,
    fingerprint: sha1Of(facts),
    encryptionFingerprint: encryption === undefined ? null : sha1Of(decoded(encryption)),
    chain: chainLinks([leaf, ...intermediates, ...(root === null ? [] : [root])].map(decoded)),
    algorithm: algorithmName(facts),
    issuerName: facts.issuer.commonName ?? null,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    validityMonths: monthsBetween(facts.notBefore, facts.notAfter),
  };
}

/** What stands below the leaf, and the root; the service finds no root for what is not whole. */
function bundleOf(
  { level, algorithm, bundle }: Issuance,
  authorities: Authorities,
): { readonly intermediates: readonly IssuedCertificate[]; readonly root: IssuedCertificate | null } {
  const { certificate, namesake, root } = authorities.issuing(level, familyOf(algorithm));
  if (bundle === undefined) return { intermediates: [certificate], root };
  return { intermediates: bundle === "otherIntermediate" ? [namesake] : [], root: null };
}

function familyOf(algorithm: KeyAlgorithm): Family {
  if (algorithm === "SM2") return "SM2";
  return algorithm.startsWith("RSA") ? "RSA" : "EC";
}

function issueLeaf(
  { names, algorithm, level, notBefore, notAfter, key: ownKey }: Issuance,
  authorities: Authorities,
  keyUsage: ("digitalSignature" | "keyEncipherment" | "dataEncipherment")[] | undefined,
): IssuedCertificate {
  const { certificate, key } = authorities.issuing(level, familyOf(algorithm));
  const [domain = ""] = names;
  return issueCertificate({
    subject: level === "DV" ? domain : { ...applicant(level), CN: domain },
    key: ownKey ?? authorities.subscriberKey(algorithm),
    issuer: { ...certificate, key },
    names,
    policies: [level],
    notBefore,
    notAfter,
    ...(keyUsage !== undefined && { keyUsage }),
  });
}

/** Whom organisation-validated certificates are issued to. */
function applicant(level: ValidationLevel) {
  const place = { C: "CN", ST: "Guangdong", L: "Shenzhen", O: "Example Ltd" } as const;
  if (level !== "EV") return place;
  return {
    businessCategory: "Private Organization",
    jurisdictionC: "CN",
    serialNumber: "000000000000000000",
    ...place,
  } as const;
}
