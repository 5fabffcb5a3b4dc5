import { type Instant, type Message, message } from "../../certificates";
import type { ChainReport, DecodedCertificate, IssuerFault } from "../../pem";
import type { IconName, Tone } from "../model";
import { type ChainFault, rootAbove, subjectOf, toneOf } from "./chainFault";
import type { Wording } from "./wording";

const icons: Partial<Record<Tone, IconName>> = { bad: "error", warning: "warning" };

/** What is wrong with the chain, or how it holds, in a sentence. */
export function verdictOf(
  fault: ChainFault,
  report: ChainReport,
  now: Instant,
  wording: Wording,
): { readonly tone: Tone; readonly icon: IconName; readonly summary: string } {
  const tone = toneOf(fault);
  return {
    tone,
    icon: icons[tone] ?? "verified-filled",
    summary: wording.say(verdictText(fault, report, now, wording)),
  };
}

function verdictText(fault: ChainFault, report: ChainReport, now: Instant, wording: Wording): Message {
  switch (fault.kind) {
    case "unreadable":
      return unreadableText(fault.problems);
    case "broken":
      return message(
        "Broken: the certificate “{0}” in the PEM did not sign “{1}”.",
        fault.issuer,
        subjectOf(fault.of),
      );
    case "issuer":
      return issuerText(fault.why, fault.of);
    case "missing":
      return message("Incomplete: “{0}”, which signed “{1}”, is missing.", fault.issuer, subjectOf(fault.of));
    case "expired":
      return message(
        "“{0}”, on which it rests, ended on {1}.",
        subjectOf(fault.of),
        wording.date(fault.of.notAfter),
      );
    case "notYet":
      return message(
        "“{0}”, on which it rests, is valid only from {1} on.",
        subjectOf(fault.of),
        wording.date(fault.of.notBefore),
      );
    case "unverifiable":
      return message(
        "The signature of “{0}” ({1}) cannot be verified here.",
        subjectOf(fault.of),
        fault.of.signatureAlgorithm,
      );
    case "order":
      return message("Complete, but not in the order leaf to root.");
    case "unknownRoot":
      return withoutRootText(report.links, fault.name, false);
    case "selfSigned":
      return message("Self-signed: clients trust it only where it is installed.");
    case "remarks":
      return fault.remarks.length === 1 && fault.remarks[0] !== undefined
        ? message("Complete, with a remark: {0}", fault.remarks[0])
        : message("Complete, with {0} remarks.", fault.remarks.length);
    case "none":
      return soundText(report, now);
  }
}

function issuerText({ kind }: IssuerFault, issuer: DecodedCertificate): Message {
  const name = subjectOf(issuer);
  switch (kind) {
    case "notCa":
      return message("“{0}”, on which it rests, is no CA: it may issue no certificates.", name);
    case "noCertSign":
      return message("“{0}”, on which it rests, has a key that may sign no certificates.", name);
    case "tooDeep":
      return message("“{0}”, on which it rests, allows fewer CA certificates below it.", name);
  }
}

function unreadableText([reason, ...others]: readonly Message[]): Message {
  return reason !== undefined && others.length === 0
    ? message("The certificate's PEM cannot be read. {0}", reason)
    : message("The certificate's PEM cannot be read.");
}

function soundText(report: ChainReport, now: Instant): Message {
  const { links } = report;
  const root = rootAbove(report);
  if (root !== undefined) return withoutRootText(links, root.name, root.isKnown);
  const [leaf] = links;
  const given = links.filter((link) => !link.fromElsewhere).length;
  if (links.length === 1) return message("A root: it has signed itself, and the signature is verified.");
  if (leaf !== undefined && leaf.certificate.notAfter <= now) {
    return message("What it rests on is in order: {0} certificates, every signature verified.", links.length);
  }
  return given < links.length
    ? message("Complete: {0} in the PEM, and the root from the service; every signature verified.", given)
    : message("Complete: {0} certificates, every signature verified.", links.length);
}

/** What a root signed that is not here cannot be verified here. */
function withoutRootText(links: ChainReport["links"], name: string, isKnown: boolean): Message {
  const verified = links.filter(({ tie }) => tie === "verified").length;
  if (verified === 0) {
    return isKnown
      ? message(
          "Issued by “{0}”, a root that clients bring along; its signature was not verified here.",
          name,
        )
      : message("Not verified: “{0}”, which is said to have signed it, is not here to check.", name);
  }
  return isKnown
    ? message(
        "Complete but for the root: {0} of {1} signatures verified; clients bring “{2}” along.",
        verified,
        links.length,
        name,
      )
    : message(
        "Complete but for the root: {0} of {1} signatures verified; “{2}” is not here to check.",
        verified,
        links.length,
        name,
      );
}
