import { type CertificateDetail, type Instant, type Message, message, Status } from "../../certificates";
import type { ChainLink, ChainReport, DecodedCertificate } from "../../pem";
import type { Badge, Card, CardGroup, Chain, Gap, IconName, Link, Table, Tie, TieKind, Tone } from "../model";
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
  detail: Pick<CertificateDetail, "chain" | "status">,
  decoded: DecodedPem,
  now: Instant,
  wording: Wording,
): Chain {
  const service = serviceTable(detail, decoded, wording);
  const base = { title: wording.say(message("Chain")), ...(service === undefined ? {} : { service }) };
  if (decoded.kind === "unreadable") return { ...base, ...unreadable(decoded.problems, wording) };
  const { report } = decoded;
  const links = report.links.map((link, index) => presentLink(link, report, index, now, wording));
  const gap = gapAfter(report, wording);
  const isRevoked = detail.status === Status.revoked;
  return {
    ...base,
    ...verdictOf(report, decoded.problems, now, wording),
    problems: remarksBeside(report, decoded.problems, now).map((problem) => wording.say(problem)),
    links: isRevoked ? withRevokedLeaf(links, wording) : links,
    ...(gap === undefined ? {} : { gap }),
    groups: groupsOf(decoded, now, wording),
  };
}

/** What is to be remarked beside the verdict, which names the issuer that is missing, or the only remark. */
function remarksBeside(report: ChainReport, unread: readonly Message[], now: Instant): readonly Message[] {
  const { kind } = faultOf(report, unread, now);
  if (kind === "missing") return unread;
  const remarks = [...report.problems, ...unread];
  return kind === "remarks" && remarks.length === 1 ? [] : remarks;
}

function unreadable(problems: readonly Message[], wording: Wording) {
  return {
    tone: "bad" as const,
    icon: "error" as const,
    summary: wording.say(message("The certificate's PEM cannot be read.")),
    problems: problems.map((problem) => wording.say(problem)),
    links: [],
    groups: [],
  };
}

/** What is wrong with a chain, the worst first; `none` when every signature from leaf to root holds. */
export type ChainFault =
  | { readonly kind: "broken" | "missing"; readonly of: DecodedCertificate; readonly issuer: string }
  | { readonly kind: "expired" | "unverifiable"; readonly of: DecodedCertificate }
  | { readonly kind: "order" | "none" }
  | { readonly kind: "remarks"; readonly remarks: readonly Message[] };

/** Finds out what is wrong with a chain at `now`. That the leaf itself has ended is not the chain's fault. */
export function faultOf(report: ChainReport, unread: readonly Message[], now: Instant): ChainFault {
  const { links } = report;
  const broken = links.find(({ tie }) => tie === "broken");
  if (broken !== undefined) return { kind: "broken", of: broken.certificate, issuer: issuerOf(broken) };
  const last = links.at(-1);
  if (!report.complete && last !== undefined) {
    return { kind: "missing", of: last.certificate, issuer: report.missingIssuer ?? issuerOf(last) };
  }
  const expired = links.slice(1).find(({ certificate }) => certificate.notAfter <= now);
  if (expired !== undefined) return { kind: "expired", of: expired.certificate };
  const unverifiable = links.find(({ tie }) => tie === "unverifiable");
  if (unverifiable !== undefined) return { kind: "unverifiable", of: unverifiable.certificate };
  if (!report.inOrder) return { kind: "order" };
  const remarks = [...report.problems, ...unread];
  return remarks.length > 0 ? { kind: "remarks", remarks } : { kind: "none" };
}

function issuerOf({ certificate: { issuer } }: ChainLink): string {
  return issuer.commonName ?? issuer.text;
}

/** What a certificate is called in a sentence. */
export function subjectOf({ subject }: DecodedCertificate): string {
  return subject.commonName ?? subject.text;
}

function verdictOf(
  report: ChainReport,
  unread: readonly Message[],
  now: Instant,
  wording: Wording,
): { readonly tone: Tone; readonly icon: IconName; readonly summary: string } {
  const fault = faultOf(report, unread, now);
  const say = (text: Message) => wording.say(text);
  const bad = (text: Message) => ({ tone: "bad", icon: "error", summary: say(text) }) as const;
  const warning = (text: Message) => ({ tone: "warning", icon: "warning", summary: say(text) }) as const;
  switch (fault.kind) {
    case "broken":
      return bad(
        message(
          "Broken: the certificate “{0}” in the PEM did not sign “{1}”.",
          fault.issuer,
          subjectOf(fault.of),
        ),
      );
    case "missing":
      return bad(
        message("Incomplete: “{0}”, which signed “{1}”, is missing.", fault.issuer, subjectOf(fault.of)),
      );
    case "expired":
      return bad(
        message(
          "“{0}”, on which it rests, ended on {1}.",
          subjectOf(fault.of),
          wording.date(fault.of.notAfter),
        ),
      );
    case "unverifiable":
      return warning(
        message(
          "The signature of “{0}” ({1}) cannot be verified here.",
          subjectOf(fault.of),
          fault.of.signatureAlgorithm,
        ),
      );
    case "order":
      return warning(message("Complete, but not in the order leaf to root."));
    case "remarks":
      return warning(
        fault.remarks.length === 1 && fault.remarks[0] !== undefined
          ? message("Complete, with a remark: {0}", fault.remarks[0])
          : message("Complete, with {0} remarks.", fault.remarks.length),
      );
    case "none":
      return { tone: "good", icon: "verified-filled", summary: say(soundText(report, now)) };
  }
}

function soundText({ links }: ChainReport, now: Instant): Message {
  const [leaf] = links;
  if (links.length === 1) return message("Complete: the signature is verified.");
  return leaf !== undefined && leaf.certificate.notAfter <= now
    ? message("What it rests on is in order: {0} certificates, every signature verified.", links.length)
    : message("Complete: {0} certificates, every signature verified.", links.length);
}

function presentLink(
  link: ChainLink,
  report: ChainReport,
  index: number,
  now: Instant,
  wording: Wording,
): Link {
  const kind = tieKindOf(report, index, now);
  const card = presentCard(
    link.certificate,
    roleName(link, wording),
    roleIcon(link),
    link.problems,
    now,
    wording,
  );
  return kind === undefined ? { card } : { card, tie: tieOf(kind, link, wording) };
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
  const issuer = report.links[index + 1]?.certificate;
  if (link.tie === "verified" && issuer !== undefined && issuer.notAfter <= now) return "expired";
  return link.tie;
}

/** Whether a certificate is missing that must be sent: a root that clients bring along need not be. */
function lacksIssuer({ complete, problems }: ChainReport): boolean {
  return !complete && problems.length > 0;
}

const tieIcons: Record<TieKind, IconName> = {
  verified: "check",
  expired: "clockface",
  broken: "close",
  missing: "debug-disconnect",
  unverifiable: "question",
  notSent: "cloud",
};

function tieOf(kind: TieKind, { certificate }: ChainLink, wording: Wording): Tie {
  const texts: Record<TieKind, Message> = {
    verified: message("Signature verified"),
    expired: message("Signature verified, but the issuer has expired"),
    broken: message("Signature does not match"),
    missing: message("Issuer is missing"),
    unverifiable: message("Signature cannot be verified here ({0})", certificate.signatureAlgorithm),
    notSent: message("Issued by a root that need not be sent"),
  };
  const tie = { kind, icon: tieIcons[kind], text: wording.say(texts[kind]) };
  if (kind !== "broken" || certificate.caIssuers.length === 0) return tie;
  const label = wording.say(message("Address of the issuer's certificate"));
  const values = certificate.caIssuers.map((url) => addressValue(url, label, wording));
  return { ...tie, source: { label: wording.say(message("The right one is offered at:")), values } };
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
      text: wording.say(message("Root certificate: browsers and operating systems bring it along.")),
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
  problems: readonly Message[],
  now: Instant,
  wording: Wording,
): Card {
  const badges = timeBadge(certificate, now, wording);
  return {
    id: certificate.sha256,
    role,
    icon,
    tone: badges[0]?.tone ?? (problems.length > 0 ? "warning" : "good"),
    name: wording.show(certificate.subject.commonName ?? certificate.subject.text, 200),
    summary: [validityInWords(certificate, now, wording), wording.show(keyName(certificate.publicKey))].join(
      " · ",
    ),
    badges,
    problems: problems
      .filter(({ template }) => !saidBeside.has(template))
      .map((problem) => wording.say(problem)),
    facts: decodedFacts(certificate, wording),
    copies: decodedCopies(certificate, wording),
    actions: decodedActions(wording),
  };
}

/** Remarks of the PEM code that say in other words what a card's badge does, or the tie to its issuer. */
const saidBeside: ReadonlySet<string> = new Set([
  "It has expired.",
  "It is not valid yet.",
  "Its signature was not made by the certificate with the name of its issuer.",
  "Its signature ({0}) cannot be verified here.",
]);

function timeBadge({ notBefore, notAfter }: DecodedCertificate, now: Instant, wording: Wording): Badge[] {
  if (notAfter <= now) return [{ text: wording.say(message("Expired")), tone: "bad" }];
  if (notBefore > now) return [{ text: wording.say(message("Not valid yet")), tone: "warning" }];
  return [];
}

function roleName({ role }: ChainLink, wording: Wording): string {
  switch (role) {
    case "leaf":
      return wording.say(message("Leaf"));
    case "intermediate":
      return wording.say(message("Intermediate"));
    case "root":
      return wording.say(message("Root"));
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
      cards: [presentCard(encryption, role, "lock", [], now, wording)],
    });
  }
  if (report.unrelated.length > 0) {
    const role = wording.say(message("Unrelated"));
    groups.push({
      title: wording.say(message("Not part of the chain")),
      intro: wording.say(message("These certificates are in the PEM, but belong to no link of the chain.")),
      cards: report.unrelated.map((certificate) =>
        presentCard(certificate, role, "question", [], now, wording),
      ),
    });
  }
  return groups;
}

/** The chain in the service's own words, and whether each of its certificates is in the PEM. */
function serviceTable(
  { chain }: Pick<CertificateDetail, "chain">,
  decoded: DecodedPem,
  wording: Wording,
): { readonly title: string; readonly table: Table } | undefined {
  if (chain.length === 0) return undefined;
  const certificates = decoded.kind === "decoded" ? decoded.report.links.map((link) => link.certificate) : [];
  const known = new Set(certificates.flatMap(({ sha1, sha256 }) => [sha1, sha256]));
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
