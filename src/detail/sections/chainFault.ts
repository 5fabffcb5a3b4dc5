import { type Certificate, type Instant, isUploaded, type Message } from "../../certificates";
import type { ChainLink, ChainReport, DecodedCertificate, IssuerFault } from "../../pem";
import type { Tone } from "../model";
import type { DecodedPem } from "./chain";

/** What is wrong with a chain, the worst of it; `none` when nothing is. */
export type ChainFault =
  | { readonly kind: "unreadable"; readonly problems: readonly Message[] }
  | { readonly kind: "broken" | "missing"; readonly of: DecodedCertificate; readonly issuer: string }
  | { readonly kind: FaultyLink; readonly of: DecodedCertificate }
  | { readonly kind: "issuer"; readonly of: DecodedCertificate; readonly why: IssuerFault }
  | { readonly kind: "unknownRoot"; readonly name: string }
  | { readonly kind: "selfSigned" | "order" }
  | { readonly kind: "none" }
  | { readonly kind: "remarks"; readonly remarks: readonly Message[] };

/** `expired` and `notYet` are about one that issued another, as `issuer` is, which may not have. */
type FaultyLink = "expired" | "notYet" | "unverifiable";

const tones: Record<ChainFault["kind"], Tone> = {
  unreadable: "bad",
  broken: "bad",
  issuer: "bad",
  missing: "bad",
  expired: "bad",
  notYet: "bad",
  unverifiable: "warning",
  order: "warning",
  unknownRoot: "warning",
  selfSigned: "warning",
  remarks: "warning",
  none: "good",
};

/** `bad` where clients refuse the chain, `warning` where some may. */
export function toneOf({ kind }: ChainFault): Tone {
  return tones[kind];
}

/**
 * Judges a chain at `now`; whatever of the panel speaks of the chain goes by this. That the leaf itself has ended, or is
 * not valid yet, is not the chain's fault.
 */
export function faultOf(
  decoded: DecodedPem,
  certificate: Pick<Certificate, "type" | "source">,
  now: Instant,
): ChainFault {
  if (decoded.kind === "unreadable") return { kind: "unreadable", problems: decoded.problems };
  const { report, problems } = decoded;
  const link = refusedLink(report, now);
  if (link !== undefined) return link;
  const unverifiable = report.links.find(({ tie }) => tie === "unverifiable");
  if (unverifiable !== undefined) return { kind: "unverifiable", of: unverifiable.certificate };
  if (!report.inOrder) return { kind: "order" };
  const root = rootAbove(report);
  // What the service sells has a root that it vouches for, though browsers elsewhere may not know it.
  const isVouchedFor = !isUploaded(certificate) && report.links.length > 1;
  if (root !== undefined && !root.isKnown && !isVouchedFor) return { kind: "unknownRoot", name: root.name };
  if (certificate.type !== "CA" && isAlone(report)) return { kind: "selfSigned" };
  const remarks = [...report.problems, ...problems];
  return remarks.length > 0 ? { kind: "remarks", remarks } : { kind: "none" };
}

/** What clients refuse. An issuer need be valid no earlier than the leaf. */
function refusedLink(report: ChainReport, now: Instant): ChainFault | undefined {
  const { links, complete } = report;
  const issuers = links.slice(1).map(({ certificate }) => certificate);
  const broken = links.find(({ tie }) => tie === "broken");
  if (broken !== undefined) return { kind: "broken", of: broken.certificate, issuer: issuerOf(broken) };
  for (const { certificate, issuerFault } of links) {
    if (issuerFault !== undefined) return { kind: "issuer", of: certificate, why: issuerFault };
  }
  const last = links.at(-1);
  if (!complete && last !== undefined) {
    return { kind: "missing", of: last.certificate, issuer: report.missingIssuer ?? issuerOf(last) };
  }
  const expired = issuers.find(({ notAfter }) => notAfter <= now);
  if (expired !== undefined) return { kind: "expired", of: expired };
  const start = Math.max(now, links[0]?.certificate.notBefore ?? now);
  const notYet = issuers.find(({ notBefore }) => notBefore > start);
  return notYet === undefined ? undefined : { kind: "notYet", of: notYet };
}

function isAlone({ links }: ChainReport): boolean {
  return links.length === 1 && links[0]?.tie === "self";
}

/** Whether a certificate is missing that must be sent: a root that clients bring along need not be. */
export function lacksIssuer({ complete, problems }: ChainReport): boolean {
  return !complete && problems.length > 0;
}

/** The root in which a chain ends that is not among its certificates, and whether clients bring it along. */
export function rootAbove(
  report: ChainReport,
): { readonly name: string; readonly isKnown: boolean } | undefined {
  const last = report.links.at(-1);
  if (last?.tie !== "missing" || lacksIssuer(report)) return undefined;
  return { name: issuerOf(last), isKnown: report.endsBelowKnownRoot === true };
}

function issuerOf({ certificate: { issuer } }: ChainLink): string {
  return issuer.commonName ?? issuer.text;
}

/** What a certificate is called in a sentence. */
export function subjectOf({ subject }: DecodedCertificate): string {
  return subject.commonName ?? subject.text;
}
