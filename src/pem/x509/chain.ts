import { type Instant, type Message, message } from "../../certificates";
import { sameBytes } from "../asn1/bytes";
import type { ChainLink, ChainReport, DecodedCertificate, IssuerFault } from "../types";
import { decodeX509, X509Certificate } from "./certificate";
import { issuerFaultAt } from "./issuerFault";
import { isKnownRoot } from "./knownRoots";
import { foldName } from "./names";
import { type SignatureVerdict, verifySignature } from "./signatures";

/** Real chains have at most five links. */
const maxLinks = 12;
/** Candidates for one issuer whose signature is tried: cross-signed issuers come in two or three. */
const maxCandidates = 8;

export interface ChainOptions {
  /** Validity is judged at this time. */
  readonly now: Instant;
  /** Certificates known from elsewhere that may fill gaps. */
  readonly extra?: readonly DecodedCertificate[];
  /** One of the certificates, where the chain shall begin. */
  readonly leaf?: DecodedCertificate;
}

/**
 * Orders certificates into the chain from the leaf over the intermediates to the root. One certificate follows another
 * when it has the issuer's name, fits the key identifiers, and (first of all) its key made the signature.
 *
 * Unless the caller says which is the leaf, it is the first certificate that has issued none of the others, one that
 * is no CA preferred.
 */
export function buildChain(certificates: readonly DecodedCertificate[], options: ChainOptions): ChainReport {
  const given = distinct(certificates.map(toX509));
  const pool = distinct([...given, ...(options.extra ?? []).map(toX509)]);
  const wanted = options.leaf?.sha256;
  const leaf = given.find(({ sha256 }) => sha256 === wanted) ?? findLeaf(given);
  if (leaf === undefined) {
    return { links: [], unrelated: [], complete: false, inOrder: true, problems: [] };
  }
  const steps = climb(leaf, pool, new Set(given));
  const path = steps.map(({ certificate }) => certificate);
  const links = steps.map((step, index) => ({
    ...toLink(step, index, steps.length, options.now),
    ...(!given.includes(step.certificate) && ({ fromElsewhere: true } as const)),
  }));
  const missing = missingIssuer(steps);
  return {
    links,
    unrelated: given.filter((certificate) => !path.includes(certificate)),
    complete: missing === undefined && links.every(({ tie }) => tie !== "broken"),
    inOrder: isInOrder(given, path),
    ...(missing !== undefined && { missingIssuer: missing }),
    ...(endsBelowKnownRoot(steps) && { endsBelowKnownRoot: true }),
    problems:
      missing === undefined ? [] : [message("The certificate of the issuer “{0}” is missing.", missing)],
  };
}

/** Certificates decoded here are used as they are; others (copies) are decoded again from their bytes. */
export function toX509(certificate: DecodedCertificate): X509Certificate {
  if (certificate instanceof X509Certificate) return certificate;
  const decoded = decodeX509(certificate.der);
  if (!decoded.ok) throw new TypeError("A decoded certificate has bytes that cannot be decoded");
  return decoded.value;
}

function distinct(certificates: readonly X509Certificate[]): X509Certificate[] {
  const seen = new Map<string, X509Certificate>();
  for (const certificate of certificates) {
    if (!seen.has(certificate.sha256)) seen.set(certificate.sha256, certificate);
  }
  return [...seen.values()];
}

function findLeaf(given: readonly X509Certificate[]): X509Certificate | undefined {
  const issuerNames = new Set(
    given.filter(({ selfIssued }) => !selfIssued).map(({ issuer }) => foldName(issuer.text)),
  );
  const ends = given.filter(({ subject }) => !issuerNames.has(foldName(subject.text)));
  return ends.find(({ isCa }) => !isCa) ?? given.find(({ isCa }) => !isCa) ?? ends[0] ?? given[0];
}

/** A certificate, and why it may not have issued the one below it. */
interface Candidate {
  readonly certificate: X509Certificate;
  readonly issuerFault?: IssuerFault | undefined;
}

interface Step extends Candidate {
  readonly tie: ChainLink["tie"];
}

/** From the leaf upwards, until a root, a gap, or a certificate that was there already. */
function climb(
  leaf: X509Certificate,
  pool: readonly X509Certificate[],
  given: ReadonlySet<X509Certificate>,
): Step[] {
  const steps: Step[] = [];
  let next: Candidate | undefined = { certificate: leaf };
  while (next !== undefined) {
    const current: Candidate = next;
    const { certificate } = current;
    if (certificate.selfIssued && verifySignature(certificate, certificate) !== "broken") {
      steps.push({ ...current, tie: "self" });
      break;
    }
    const path = [...steps.map((step) => step.certificate), certificate];
    const found = steps.length < maxLinks ? findIssuer(path, pool, given) : undefined;
    // A namesake from elsewhere whose key did not sign says nothing against the files.
    const isNamesake = found?.verdict === "broken" && !given.has(found.certificate);
    const issuer = isNamesake ? undefined : found;
    // A root whose signature is wrong, unless it passes its name on to another key and that is here.
    const without = certificate.selfIssued ? "broken" : "missing";
    steps.push({ ...current, tie: issuer?.verdict ?? without });
    // One whose key did not sign has not issued it.
    next = issuer?.verdict === "broken" ? { certificate: issuer.certificate } : issuer;
  }
  return steps;
}

interface Issuer extends Candidate {
  readonly verdict: SignatureVerdict;
}

/**
 * The best candidate for the issuer of the last of a path: a verified signature before an unverifiable one before a
 * broken one, then as ranked. One that is given comes before its like from elsewhere, such as another certificate for
 * the same CA and key.
 */
function findIssuer(
  path: readonly X509Certificate[],
  pool: readonly X509Certificate[],
  given: ReadonlySet<X509Certificate>,
): Issuer | undefined {
  const certificate = path.at(-1);
  if (certificate === undefined) return undefined;
  const isElsewhere = (candidate: X509Certificate) => Number(!given.has(candidate));
  const candidates = pool
    .filter((candidate) => !path.includes(candidate) && hasIssuerName(certificate, candidate))
    .map((candidate) => {
      const issuerFault = issuerFaultAt([...path, candidate], path.length);
      return { certificate: candidate, issuerFault, rank: rank(certificate, candidate, issuerFault) };
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        isElsewhere(a.certificate) - isElsewhere(b.certificate) ||
        byPreference(a.certificate, b.certificate),
    )
    .slice(0, maxCandidates);
  let best: Issuer | undefined;
  for (const candidate of candidates) {
    const verdict = verifySignature(certificate, candidate.certificate);
    const issuer = { certificate: candidate.certificate, issuerFault: candidate.issuerFault, verdict };
    if (verdict === "verified") return issuer;
    if (best === undefined || (best.verdict === "broken" && verdict === "unverifiable")) best = issuer;
  }
  return best;
}

/** Lower is likelier: clients look for a way that they accept. */
function rank(
  certificate: X509Certificate,
  candidate: X509Certificate,
  issuerFault: IssuerFault | undefined,
): number {
  const { authorityKeyId } = certificate;
  const contradicts = authorityKeyId !== undefined && candidate.subjectKeyId !== undefined;
  const keyRank = contradicts && authorityKeyId !== candidate.subjectKeyId ? 4 : 0;
  return keyRank + (issuerFault === undefined ? 0 : 2) + (candidate.notAfter < certificate.notBefore ? 1 : 0);
}

/** Among equals the one that is valid longest; whatever the order of the files, the chain is the same. */
function byPreference(a: X509Certificate, b: X509Certificate): number {
  return b.notAfter - a.notAfter || (a.sha256 < b.sha256 ? -1 : 1);
}

function hasIssuerName(certificate: X509Certificate, candidate: X509Certificate): boolean {
  return (
    sameBytes(certificate.issuerBytes, candidate.subjectBytes) ||
    foldName(certificate.issuer.text) === foldName(candidate.subject.text)
  );
}

function toLink(
  { certificate, tie, issuerFault }: Step,
  index: number,
  length: number,
  now: Instant,
): ChainLink {
  const isTop = index === length - 1;
  const isRoot = isTop && certificate.selfIssued && (index > 0 || certificate.isCa);
  const isLeaf = index === 0 && !certificate.isCa;
  const role = isRoot ? "root" : isLeaf ? "leaf" : index === 0 && length > 1 ? "leaf" : "intermediate";
  const problems = linkProblems(certificate, tie, issuerFault, now);
  return { certificate, role, tie, problems, ...(issuerFault !== undefined && { issuerFault }) };
}

function linkProblems(
  certificate: X509Certificate,
  tie: ChainLink["tie"],
  issuerFault: IssuerFault | undefined,
  now: Instant,
): Message[] {
  const problems: Message[] = [];
  if (certificate.notAfter <= now) problems.push(message("It has expired."));
  if (certificate.notBefore > now) problems.push(message("It is not valid yet."));
  if (issuerFault !== undefined) problems.push(issuerFault.problem);
  if (tie === "broken") {
    problems.push(message("Its signature was not made by the certificate with the name of its issuer."));
  }
  if (tie === "unverifiable") {
    problems.push(message("Its signature ({0}) cannot be verified here.", certificate.signatureAlgorithm));
  }
  return problems;
}

/** The name of what is missing above the last link; undefined when nothing that a server must send is. */
function missingIssuer(steps: readonly Step[]): string | undefined {
  const top = steps.at(-1);
  if (top?.tie !== "missing") return undefined;
  const { certificate } = top;
  if (isKnownRoot(certificate.issuer) || callsItselfRoot(certificate.issuer.text)) return undefined;
  return certificate.issuer.commonName ?? (certificate.issuer.text || "?");
}

function endsBelowKnownRoot(steps: readonly Step[]): boolean {
  const top = steps.at(-1);
  return top?.tie === "missing" && isKnownRoot(top.certificate.issuer);
}

function callsItselfRoot(name: string): boolean {
  return /\broot\b|根证书/i.test(name);
}

/** Whether the given links come leaf first, each followed by its issuer; certificates outside the chain do not count. */
function isInOrder(given: readonly X509Certificate[], path: readonly X509Certificate[]): boolean {
  const inFile = given.filter((certificate) => path.includes(certificate));
  const inPath = path.filter((certificate) => given.includes(certificate));
  return inFile.every((certificate, index) => certificate === inPath[index]);
}
