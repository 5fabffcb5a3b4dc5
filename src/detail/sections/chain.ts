import { type CertificateDetail, type Instant, type Message, message, Status } from "../../certificates";
import type { ChainLink, ChainReport, DecodedCertificate, IssuerFault } from "../../pem";
import type { Badge, Card, CardGroup, Chain, Gap, IconName, Link, Table, Tie, TieKind } from "../model";
import { type ChainFault, faultOf, lacksIssuer, rootAbove } from "./chainFault";
import { verdictOf } from "./chainVerdict";
import {
  addressValue,
  decodedActions,
  decodedCopies,
  decodedFacts,
  keyName,
  validityInWords,
} from "./decoded";
import type { Wording } from "./wording";

/** What decoding the PEM of a certificate gave. */
export type DecodedPem =
  | {
      readonly kind: "decoded";
      readonly report: ChainReport;
      /** The second certificate of a Chinese SM2 pair. */
      readonly encryption?: DecodedCertificate;
      /** Blocks that could not be read, in words. */
      readonly problems: readonly Message[];
    }
  | { readonly kind: "unreadable"; readonly problems: readonly Message[] };

/** The chain from the leaf to the root, and what is wrong with it in words. */
export function presentChain(
  detail: Pick<CertificateDetail, "chain" | "status" | "type" | "source">,
  decoded: DecodedPem,
  now: Instant,
  wording: Wording,
): Chain {
  const service = serviceTable(detail, decoded, wording);
  const base = { title: wording.say(message("Chain")), ...(service === undefined ? {} : { service }) };
  const fault = faultOf(decoded, detail, now);
  if (decoded.kind === "unreadable") {
    // The verdict tells the only one.
    const several = decoded.problems.length > 1 ? decoded.problems : [];
    const problems = several.map((problem) => wording.say(problem));
    return { ...base, ...verdictOf(fault, nothing, now, wording), problems, links: [], groups: [] };
  }
  const { report } = decoded;
  const links = report.links.map((link, index) => presentLink(link, report, index, now, wording));
  const gap = gapAfter(report, wording);
  const isRevoked = detail.status === Status.revoked;
  return {
    ...base,
    ...verdictOf(fault, report, now, wording),
    problems: remarksBeside(report, decoded.problems, fault).map((problem) => wording.say(problem)),
    links: isRevoked ? withRevokedLeaf(links, wording) : links,
    ...(gap === undefined ? {} : { gap }),
    groups: groupsOf(decoded, now, wording),
  };
}

const nothing: ChainReport = { links: [], unrelated: [], complete: false, inOrder: true, problems: [] };

/** What is to be remarked beside the verdict, which names the issuer that is missing, or the only remark. */
function remarksBeside(
  report: ChainReport,
  unread: readonly Message[],
  { kind }: ChainFault,
): readonly Message[] {
  if (kind === "missing") return unread;
  const remarks = [...report.problems, ...unread];
  return kind === "remarks" && remarks.length === 1 ? [] : remarks;
}

function presentLink(
  link: ChainLink,
  report: ChainReport,
  index: number,
  now: Instant,
  wording: Wording,
): Link {
  const kind = tieKindOf(report, index, now);
  const issuer = report.links[index + 1];
  const plain = presentCard(link.certificate, roleName(link, wording), roleIcon(link), now, wording);
  const card: Card = {
    ...plain,
    ...(plain.badges.length === 0 && link.problems.length > 0 ? { tone: "warning" } : {}),
    ...refusedIssuer(link, wording),
    badges: [...plain.badges, ...originBadge(link, wording)],
  };
  return kind === undefined ? { card } : { card, tie: tieOf(kind, link, issuer, report, wording) };
}

/** Nobody accepts what it issued. What else the PEM code remarks of a link, its badge or its tie says. */
function refusedIssuer(
  { issuerFault }: ChainLink,
  wording: Wording,
): Partial<Pick<Card, "tone" | "problems">> {
  return issuerFault === undefined ? {} : { tone: "bad", problems: [wording.say(issuerFault.problem)] };
}

/** That it was revoked only the service tells; the certificate does not. */
function withRevokedLeaf([leaf, ...others]: readonly Link[], wording: Wording): readonly Link[] {
  if (leaf === undefined) return others;
  const revoked = { text: wording.say(message("Revoked")), tone: "bad" } as const;
  const card: Card = { ...leaf.card, tone: "bad", badges: [revoked, ...leaf.card.badges] };
  return [{ ...leaf, card }, ...others];
}

/** How link `index` is tied to what issued it; absent for a root, which has nothing above it. */
function tieKindOf(report: ChainReport, index: number, now: Instant): TieKind | undefined {
  const link = report.links[index];
  if (link === undefined || link.tie === "self") return undefined;
  if (link.tie === "missing") return lacksIssuer(report) ? "missing" : "notSent";
  const issuer = report.links[index + 1];
  if (link.tie !== "verified" || issuer === undefined) return link.tie;
  const { notBefore, notAfter } = issuer.certificate;
  if (notAfter <= now) return "expired";
  return issuer.issuerFault === undefined && notBefore <= now ? "verified" : "refused";
}

const tieIcons: Record<TieKind, IconName> = {
  verified: "check",
  expired: "clockface",
  refused: "circle-slash",
  broken: "close",
  missing: "debug-disconnect",
  unverifiable: "question",
  notSent: "cloud",
};

function tieOf(
  kind: TieKind,
  { certificate }: ChainLink,
  issuer: ChainLink | undefined,
  report: ChainReport,
  wording: Wording,
): Tie {
  const texts: Record<TieKind, Message> = {
    verified: message("Signature verified"),
    expired: message("Signature verified, but the issuer has expired"),
    refused: refusalText(issuer?.issuerFault),
    broken: message("Signature does not match"),
    missing: message("Issuer is missing"),
    unverifiable: message("Signature cannot be verified here ({0})", certificate.signatureAlgorithm),
    notSent:
      rootAbove(report)?.isKnown === true
        ? message("Issued by a root that need not be sent")
        : message("Signature not verified: the root is not here"),
  };
  const tie = { kind, icon: tieIcons[kind], text: wording.say(texts[kind]) };
  if (kind !== "broken" || certificate.caIssuers.length === 0) return tie;
  const label = wording.say(message("Address of the issuer's certificate"));
  const values = certificate.caIssuers.map((url) => addressValue(url, label, wording));
  return { ...tie, source: { label: wording.say(message("The right one is offered at:")), values } };
}

function refusalText(fault: IssuerFault | undefined): Message {
  switch (fault?.kind) {
    case "notCa":
      return message("Signature verified, but the issuer is no CA");
    case "noCertSign":
      return message("Signature verified, but the issuer may sign no certificates");
    case "tooDeep":
      return message("Signature verified, but the issuer allows fewer CAs below it");
    case undefined:
      return message("Signature verified, but the issuer is not valid yet");
  }
}

/** What stands where the chain ends without a root. */
function gapAfter(report: ChainReport, wording: Wording): Gap | undefined {
  const last = report.links.at(-1);
  if (last?.tie !== "missing") return undefined;
  const { issuer, caIssuers } = last.certificate;
  const name = issuer.commonName ?? issuer.text;
  if (!lacksIssuer(report)) {
    return {
      title: wording.show(name),
      text: wording.say(
        rootAbove(report)?.isKnown === true
          ? message("Root certificate: browsers and operating systems bring it along.")
          : message(
              "A root by its name, but none that browsers bring along: clients trust it only where it is installed.",
            ),
      ),
      sources: [],
    };
  }
  const label = wording.say(message("Address of the issuer's certificate"));
  return {
    title: wording.show(name),
    text:
      caIssuers.length > 0
        ? wording.say(message("This certificate is missing. Its issuer offers it at:"))
        : wording.say(message("This certificate is missing, and nothing tells where to get it.")),
    sources: caIssuers.map((url) => addressValue(url, label, wording)),
  };
}

function presentCard(
  certificate: DecodedCertificate,
  role: string,
  icon: IconName,
  now: Instant,
  wording: Wording,
): Card {
  const badges = timeBadge(certificate, now, wording);
  return {
    id: certificate.sha256,
    role,
    icon,
    tone: badges[0]?.tone ?? "good",
    name: wording.show(certificate.subject.commonName ?? certificate.subject.text, 200),
    summary: [validityInWords(certificate, now, wording), wording.show(keyName(certificate.publicKey))].join(
      " · ",
    ),
    badges,
    problems: [],
    facts: decodedFacts(certificate, wording),
    copies: decodedCopies(certificate, wording),
    actions: decodedActions(wording),
  };
}

function timeBadge({ notBefore, notAfter }: DecodedCertificate, now: Instant, wording: Wording): Badge[] {
  if (notAfter <= now) return [{ text: wording.say(message("Expired")), tone: "bad" }];
  if (notBefore > now) return [{ text: wording.say(message("Not valid yet")), tone: "waiting" }];
  return [];
}

/** Whoever deploys the PEM does not deploy what only the service has. */
function originBadge({ fromElsewhere }: ChainLink, wording: Wording): Badge[] {
  if (!fromElsewhere) return [];
  return [{ text: wording.say(message("Not in the PEM")), tone: "quiet" }];
}

function roleName(link: ChainLink, wording: Wording): string {
  const role = roleText(link);
  return wording.say(link.fromElsewhere ? message("{0}, from the service (RootCert)", role) : role);
}

function roleText({ role }: ChainLink): Message {
  switch (role) {
    case "leaf":
      return message("Leaf");
    case "intermediate":
      return message("Intermediate");
    case "root":
      return message("Root");
  }
}

function roleIcon({ role }: ChainLink): IconName {
  const icons = { leaf: "file-code", intermediate: "shield", root: "lock" } as const;
  return icons[role];
}

function groupsOf(
  { report, encryption }: DecodedPem & { kind: "decoded" },
  now: Instant,
  wording: Wording,
): CardGroup[] {
  const groups: CardGroup[] = [];
  if (encryption !== undefined) {
    const role = wording.say(message("Encryption"));
    groups.push({
      title: wording.say(message("Encryption certificate")),
      intro: wording.say(
        message("The second certificate of an SM2 pair: the chain above is that of the signing one."),
      ),
      cards: [presentCard(encryption, role, "lock", now, wording)],
    });
  }
  if (report.unrelated.length > 0) {
    const role = wording.say(message("Unrelated"));
    groups.push({
      title: wording.say(message("Not part of the chain")),
      intro: wording.say(message("These certificates are in the PEM, but belong to no link of the chain.")),
      cards: report.unrelated.map((certificate) => presentCard(certificate, role, "question", now, wording)),
    });
  }
  return groups;
}

function inThePem(decoded: DecodedPem): readonly DecodedCertificate[] {
  if (decoded.kind === "unreadable") return [];
  const { links, unrelated } = decoded.report;
  return [...links.filter((link) => !link.fromElsewhere).map(({ certificate }) => certificate), ...unrelated];
}

/** The chain in the service's own words, and whether each of its certificates is in the PEM. */
function serviceTable(
  { chain }: Pick<CertificateDetail, "chain">,
  decoded: DecodedPem,
  wording: Wording,
): { readonly title: string; readonly table: Table } | undefined {
  if (chain.length === 0) return undefined;
  const known = new Set(inThePem(decoded).flatMap(({ sha1, sha256 }) => [sha1, sha256]));
  const isKnown = (fingerprint: string) => known.has(fingerprint.replace(/[^0-9a-f]/gi, "").toLowerCase());
  return {
    title: wording.say(message("The chain as the service describes it ({0})", chain.length)),
    table: {
      columns: [
        wording.say(message("Subject")),
        wording.say(message("Issuer")),
        wording.say(message("Valid until")),
        wording.say(message("In the PEM")),
      ],
      rows: chain.map(({ subject, issuer, notAfter, fingerprint }) => ({
        cells: [
          { text: wording.show(subject) },
          { text: wording.show(issuer) },
          notAfter === undefined ? { text: "–" } : wording.dateValue(notAfter),
          { text: isKnown(fingerprint) ? wording.say(message("Yes")) : wording.say(message("No")) },
        ],
        copies: fingerprint === "" ? [] : [wording.copy(wording.say(message("fingerprint")), fingerprint)],
      })),
    },
  };
}
