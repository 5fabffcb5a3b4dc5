// What two certificates have in common and where they differ. Plain: runs without the editor.
import { isIP } from "node:net";
import { daysLeft, type Message, message } from "../certificates";
import type { DecodedCertificate } from "../pem";
import { certificateName, dayOf, keyText } from "../ui/certificateText";

/** One of the two certificates, with what comes along with it. */
export interface ComparedSide {
  /** As the user knows it: a file's path, or a cloud certificate's name and ID. */
  readonly name: string;
  readonly certificate: DecodedCertificate;
  /** The other certificates of its chain, in order. */
  readonly chain: readonly DecodedCertificate[];
}

/** What was compared, and how it came out. */
export interface Aspect {
  readonly label: Message;
  readonly outcome: Outcome;
  /** What one asks of a successor in any case: it is told first also where nothing changed. */
  readonly isMain?: boolean;
}

export type Outcome =
  | { readonly kind: "same"; readonly value: Message | string }
  | {
      readonly kind: "changed";
      readonly before: Message | string;
      readonly after: Message | string;
      /** What the change comes to, where the two values do not say it: "365 days later". */
      readonly remark?: Message;
    }
  | ({ readonly kind: "list" } & Difference);

/** How two lists differ. */
interface Difference {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly kept: readonly string[];
}

export interface Comparison {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** All of it in one sentence. */
  readonly summary: Message;
  /** What matters most comes first. */
  readonly aspects: readonly Aspect[];
}

/**
 * Compares two certificates as a person would: do they stand for the same names, with the same key, from whom, how long.
 * The one that begins earlier is taken as the one before; otherwise the order is kept.
 */
export function compareCertificates(one: ComparedSide, other: ComparedSide): Comparison {
  const swapped = other.certificate.notBefore < one.certificate.notBefore;
  const [before, after] = swapped ? [other, one] : [one, other];
  return { before, after, summary: summaryOf(before, after), aspects: aspectsOf(before, after) };
}

function aspectsOf({ certificate: a, chain: chainA }: ComparedSide, side: ComparedSide): readonly Aspect[] {
  const { certificate: b, chain: chainB } = side;
  return [
    {
      label: message("Names"),
      outcome: listOutcome(namesOf(a), namesOf(b)),
      isMain: true,
    },
    { label: message("Key"), outcome: keyOutcome(a, b), isMain: true },
    { label: message("Issuer"), outcome: outcomeOf(a.issuer.text, b.issuer.text) },
    { label: message("Valid from"), outcome: dateOutcome(a.notBefore, b.notBefore) },
    { label: message("Valid until"), outcome: dateOutcome(a.notAfter, b.notAfter) },
    { label: message("Key usage"), outcome: listOutcome(a.keyUsage, b.keyUsage) },
    {
      label: message("Extended key usage"),
      outcome: listOutcome(a.extendedKeyUsage ?? [], b.extendedKeyUsage ?? []),
    },
    { label: message("Signature algorithm"), outcome: outcomeOf(a.signatureAlgorithm, b.signatureAlgorithm) },
    { label: message("Validation level"), outcome: outcomeOf(a.validationLevel, b.validationLevel) },
    { label: message("Certificate authority"), outcome: outcomeOf(authority(a), authority(b)) },
    {
      label: message("Subject"),
      outcome: outcomeOf(a.subject.text, b.subject.text),
      // All that tells what they stand for, then.
      isMain: namesOf(a).length === 0 || namesOf(b).length === 0,
    },
    {
      label: message("Certificates that come with it"),
      outcome: listOutcome(chainA.map(chainName), chainB.map(chainName)),
    },
    { label: message("Serial number"), outcome: outcomeOf(a.serialNumber, b.serialNumber) },
    { label: message("SHA-256 fingerprint"), outcome: outcomeOf(a.sha256, b.sha256) },
  ].filter(({ outcome }) => !isEmpty(outcome));
}

/** What a certificate stands for: its alternative names. Clients do not look into the common name (RFC 9525, 2). */
function namesOf({ names }: DecodedCertificate): readonly string[] {
  // A DNS name that looks like an address stands for no address.
  return names.map(({ type, value }) => (type === "dns" && isIP(value) !== 0 ? `DNS:${value}` : value));
}

/** Neither of the two has it: there is nothing to say. */
function isEmpty(outcome: Outcome): boolean {
  if (outcome.kind === "list") return outcome.gained.length + outcome.lost.length + outcome.kept.length === 0;
  return outcome.kind === "same" && outcome.value === "";
}

function outcomeOf(before: string | undefined, after: string | undefined): Outcome {
  if (before === after) return { kind: "same", value: before ?? "" };
  return { kind: "changed", before: before ?? message("(none)"), after: after ?? message("(none)") };
}

/** Names and usages mean the same whatever their order and case. */
function differenceOf(before: readonly string[], after: readonly string[]): Difference {
  const had = new Set(before.map(lower));
  const has = new Set(after.map(lower));
  return {
    gained: after.filter((item) => !had.has(lower(item))),
    lost: before.filter((item) => !has.has(lower(item))),
    kept: after.filter((item) => had.has(lower(item))),
  };
}

function listOutcome(before: readonly string[], after: readonly string[]): Outcome {
  return { kind: "list", ...differenceOf(before, after) };
}

function lower(text: string): string {
  return text.toLowerCase();
}

function keyOutcome({ publicKey: a }: DecodedCertificate, { publicKey: b }: DecodedCertificate): Outcome {
  if (a.spkiSha256 === b.spkiSha256) return { kind: "same", value: message("the same {0}", keyText(b)) };
  return {
    kind: "changed",
    before: keyLine(a),
    after: keyLine(b),
    remark: message("The private key of one does not fit the other."),
  };
}

function keyLine(key: DecodedCertificate["publicKey"]): string {
  return `${keyText(key)}, SHA-256 ${key.spkiSha256.slice(0, 16)}…`;
}

function dateOutcome(before: number, after: number): Outcome {
  if (before === after) return { kind: "same", value: dayOf(before) };
  const days = wholeDays(after - before);
  return {
    kind: "changed",
    before: dayOf(before),
    after: dayOf(after),
    ...(days === 0 ? {} : { remark: shiftOf(days) }),
  };
}

function shiftOf(days: number): Message {
  if (days === 1) return message("1 day later");
  if (days === -1) return message("1 day earlier");
  return days > 0 ? message("{0} days later", days) : message("{0} days earlier", -days);
}

/** Rounded, so that an hour of daylight saving or a second makes no day. */
function wholeDays(milliseconds: number): number {
  return daysLeft(milliseconds + 12 * 60 * 60 * 1000, 0);
}

function authority({ isCa, pathLength }: DecodedCertificate): string {
  if (!isCa) return "";
  return pathLength === undefined ? "CA" : `CA, pathlen ${pathLength}`;
}

function chainName(certificate: DecodedCertificate): string {
  return `${certificateName(certificate)} (${dayOf(certificate.notAfter)})`;
}

function summaryOf({ certificate: a, chain: chainA }: ComparedSide, side: ComparedSide): Message {
  const { certificate: b, chain: chainB } = side;
  if (a.sha256 === b.sha256) return sameCertificate(chainA, chainB);
  const sentence = sentenceOf(differenceOf(namesOf(a), namesOf(b)), a, b);
  return a.issuer.text === b.issuer.text ? sentence : message("{0} It comes from another issuer.", sentence);
}

function sameCertificate(a: readonly DecodedCertificate[], b: readonly DecodedCertificate[]): Message {
  const print = (chain: readonly DecodedCertificate[]) => chain.map(({ sha256 }) => sha256).join();
  return print(a) === print(b)
    ? message("The same certificate.")
    : message("The same certificate, with other certificates beside it.");
}

function sentenceOf(
  { gained, lost, kept }: Difference,
  a: DecodedCertificate,
  b: DecodedCertificate,
): Message {
  const key =
    a.publicKey.spkiSha256 === b.publicKey.spkiSha256 ? message("the same key") : message("a new key");
  const span = spanOf(wholeDays(b.notAfter - a.notAfter));
  if (gained.length + lost.length + kept.length === 0) return sentenceOfSubjects(a, b, key, span);
  if (gained.length + lost.length === 0) {
    return message("A renewal of the same names with {0}, {1}.", key, span);
  }
  if (kept.length === 0 && (gained.length === 0 || lost.length === 0)) {
    return message("Only one of the two certificates has names; the later has {0}.", key);
  }
  if (kept.length === 0) return message("Two certificates of different names, the later with {0}.", key);
  return message(
    "A successor with {0}, {1}. Names gained: {2}, lost: {3}, kept: {4}.",
    key,
    span,
    gained.length,
    lost.length,
    kept.length,
  );
}

/** Of two certificates without names, such as those of CAs. */
function sentenceOfSubjects(
  a: DecodedCertificate,
  b: DecodedCertificate,
  key: Message,
  span: Message,
): Message {
  return a.subject.text === b.subject.text
    ? message("Two certificates of the same subject, the later with {0}, {1}.", key, span)
    : message("Two certificates of different subjects, the later with {0}.", key);
}

function spanOf(days: number): Message {
  if (days === 0) return message("ending on the same day");
  if (days === 1) return message("1 day longer");
  if (days === -1) return message("1 day shorter");
  return days > 0 ? message("{0} days longer", days) : message("{0} days shorter", -days);
}
