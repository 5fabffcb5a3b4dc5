import { type Instant, type Message, message } from "../certificates";
import type { ChainLink, ChainReport, Examination, Finding } from "../pem";
import { certificateName, certificateNames, keyText, placeOf, validityText } from "../ui/certificateText";
import { visibleText } from "../ui/visibleText";
import type { SourceFile } from "./sourceFile";

/** A section of a report: a title and its lines, each a message or a text that needs no translation. */
export interface ReportSection {
  readonly title: Message;
  readonly lines: readonly (Message | string)[];
}

/**
 * What an examination found, as plain text to read: files, certificate, key, chain from leaf to root, findings with
 * file and line. It says of private keys where they are and whether they match, and nothing of what is in them.
 *
 * @param localize turns messages into the reader's language.
 * @param before what else to say, first of all.
 */
export function examinationReport(
  files: readonly SourceFile[],
  examination: Examination,
  now: Instant,
  localize: (message: Message) => string,
  before: readonly ReportSection[] = [],
): string {
  const sections = [
    ...before,
    findingsSection(examination.findings),
    filesSection(files),
    ...certificateSections(examination, now),
    ...keySections(examination),
    ...(examination.chain === undefined ? [] : [chainSection(examination.chain, now)]),
  ];
  return sections.map((section) => sectionText(section, localize)).join("\n");
}

function sectionText({ title, lines }: ReportSection, localize: (message: Message) => string): string {
  // A name with a line break in it must not write a line of its own.
  const body = lines.map((line) => `  ${visibleText(typeof line === "string" ? line : localize(line))}\n`);
  return `${localize(title)}\n${body.join("")}`;
}

const severityRank = { error: 0, warning: 1, info: 2 } as const;

function findingsSection(findings: readonly Finding[]): ReportSection {
  const sorted = [...findings].sort((a, b) => severityRank[a.severity] - severityRank[b.severity]);
  const lines = sorted.map(findingLine);
  return {
    title: message("Findings"),
    lines: lines.length === 0 ? [message("No problems were found.")] : lines,
  };
}

/** The finding's message says where it is. */
function findingLine({ severity, message: text }: Finding): Message {
  switch (severity) {
    case "error":
      return message("Error: {0}", text);
    case "warning":
      return message("Warning: {0}", text);
    case "info":
      return message("Note: {0}", text);
  }
}

function filesSection(files: readonly SourceFile[]): ReportSection {
  return {
    title: message("Files"),
    lines: files.map(({ name, unsaved }) => (unsaved ? message("{0} (with unsaved changes)", name) : name)),
  };
}

function certificateSections({ leaf, type }: Examination, now: Instant): readonly ReportSection[] {
  if (leaf === undefined) return [];
  const { block, certificate } = leaf;
  return [
    {
      title: message("Certificate"),
      lines: [
        placeOf({ block }),
        message("Subject: {0}", certificate.subject.text),
        message("Issuer: {0}", certificate.issuer.text),
        message("Names: {0}", certificateNames(certificate).join(", ")),
        validityText(certificate, now),
        message("Public key: {0}", keyText(certificate.publicKey)),
        message("Signature: {0}", certificate.signatureAlgorithm),
        message("Serial number: {0}", certificate.serialNumber),
        message("SHA-256 fingerprint: {0}", certificate.sha256),
        type === "CA" ? message("Type: client (CA) certificate") : message("Type: server certificate"),
      ],
    },
  ];
}

function keySections({ key, leaf }: Examination): readonly ReportSection[] {
  if (key === undefined) return [];
  const lines: (Message | string)[] = [
    placeOf({ block: key.block }),
    message("Public key: {0}", keyText(key.publicKey)),
  ];
  if (key.wasEncrypted) lines.push(message("The file keeps it encrypted."));
  if (leaf !== undefined) {
    lines.push(
      key.matches
        ? message("It belongs to the certificate.")
        : message("It does not belong to the certificate."),
    );
  }
  return [{ title: message("Private Key"), lines }];
}

function chainSection({ links, unrelated, complete, problems }: ChainReport, now: Instant): ReportSection {
  return {
    title: message("Chain"),
    lines: [
      ...links.flatMap((link, index) => linkLines(link, index + 1, now)),
      complete ? message("The chain is complete.") : message("The chain is not complete."),
      ...problems,
      ...unrelated.map((certificate) => message("Not part of the chain: {0}", certificateName(certificate))),
    ],
  };
}

function linkLines({ certificate, role, tie, problems }: ChainLink, number: number, now: Instant): Message[] {
  const name = certificateName(certificate);
  return [linkTitle(role, number, name), validityText(certificate, now), tieText(tie), ...problems];
}

function linkTitle(role: ChainLink["role"], number: number, name: string): Message {
  switch (role) {
    case "leaf":
      return message("{0}. {1} (leaf)", number, name);
    case "intermediate":
      return message("{0}. {1} (intermediate)", number, name);
    case "root":
      return message("{0}. {1} (root)", number, name);
  }
}

function tieText(tie: ChainLink["tie"]): Message {
  switch (tie) {
    case "verified":
      return message("Signed by the next one: verified");
    case "broken":
      return message("Signed by the next one: the signature is wrong");
    case "unverifiable":
      return message("Signed by the next one by name; this kind of signature cannot be verified here");
    case "self":
      return message("Signed by itself");
    case "missing":
      return message("The certificate that signed it is not in these files");
  }
}
