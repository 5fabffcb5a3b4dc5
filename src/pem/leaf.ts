import { type Message, message } from "../certificates";
import { type DoubleCertificate, findDoubles } from "./doubleCertificate";
import type { X509Block } from "./inventory";
import { foldName } from "./x509/names";

/** The certificates that are no CA and have issued none of the others: what a server would present. */
function findLeaves(certificates: readonly X509Block[]): X509Block[] {
  const issuers = new Set(
    certificates
      .filter(({ certificate }) => !certificate.selfIssued)
      .map(({ certificate }) => foldName(certificate.issuer.text)),
  );
  return certificates.filter(
    ({ certificate }) => !certificate.isCa && !issuers.has(foldName(certificate.subject.text)),
  );
}

/** The servers that certificates are for. */
export interface Servers {
  /** One certificate for each; of a double certificate the one to sign with. */
  readonly leaves: readonly X509Block[];
  readonly doubles: readonly DoubleCertificate[];
  /** The encryption halves of the double certificates. */
  readonly companions: readonly X509Block[];
}

/** What servers would present of the certificates given: those that are no CA, of a double certificate one. */
export function findServers(certificates: readonly X509Block[]): Servers {
  const all = findLeaves(certificates);
  const doubles = findDoubles(all);
  const companions = doubles.map(({ encryption }) => encryption);
  return { leaves: all.filter((leaf) => !companions.includes(leaf)), doubles, companions };
}

/** How a message calls a certificate. */
export function subjectText({ subject, names }: X509Block["certificate"]): string | Message {
  return subject.commonName ?? names[0]?.value ?? (subject.text || message("without a name"));
}
