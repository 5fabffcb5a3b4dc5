import { type Message, message } from "../certificates";
import { blockFinding, blockName } from "./findings/finding";
import type { X509Block } from "./inventory";
import { foldName } from "./names";
import type { Finding } from "./types";

/** The certificates that are no CA and have issued none of the others: what a server would present. */
export function findLeaves(certificates: readonly X509Block[]): X509Block[] {
  const issuers = new Set(
    certificates
      .filter(({ certificate }) => !certificate.selfIssued)
      .map(({ certificate }) => foldName(certificate.issuer.text)),
  );
  return certificates.filter(
    ({ certificate }) => !certificate.isCa && !issuers.has(foldName(certificate.subject.text)),
  );
}

/** One upload is one certificate: every further leaf is an error. */
export function furtherLeaves([first, ...others]: readonly X509Block[]): Finding[] {
  if (first === undefined) return [];
  return others.map(({ block, certificate }) =>
    blockFinding(
      "two-leaves",
      "error",
      block,
      message(
        "this is another server certificate ({0}) beside that of {1} ({2}); they must be uploaded one at a time",
        subjectText(certificate),
        blockName(first.block),
        subjectText(first.certificate),
      ),
    ),
  );
}

/** How a message calls a certificate. */
export function subjectText({ subject, names }: X509Block["certificate"]): string | Message {
  return subject.commonName ?? names[0]?.value ?? (subject.text || message("without a name"));
}
