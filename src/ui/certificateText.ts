// What certificates are called in front of the user. Plain: runs without the editor.
import { daysLeft, type Instant, type Message, message } from "../certificates";
import type { DecodedCertificate, Finding, PublicKeyInfo } from "../pem";

/** What to call a certificate: its common name, else the first name it covers, else its subject. */
export function certificateName(certificate: DecodedCertificate): string {
  return certificate.subject.commonName ?? certificate.names[0]?.value ?? certificate.subject.text;
}

/** All names a certificate covers, the common name first, each once. */
export function certificateNames(certificate: DecodedCertificate): readonly string[] {
  const { commonName } = certificate.subject;
  const all = [
    ...(commonName === undefined ? [] : [commonName]),
    ...certificate.names.map(({ value }) => value),
  ];
  return [...new Set(all)];
}

/** The day of an instant in UTC, as `2027-01-31`: read the same in every language. */
export function dayOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** `RSA 2048`, `EC P-256`, `Ed25519`. */
export function keyText({ type, bits, curve }: PublicKeyInfo): string {
  const size = curve ?? bits;
  return size === undefined || size === type ? type : `${type} ${size}`;
}

/** From when to when, and how that looks at `now`. */
export function validityText({ notBefore, notAfter }: DecodedCertificate, now: Instant): Message {
  const [from, to] = [dayOf(notBefore), dayOf(notAfter)];
  if (notAfter <= now) return message("Valid from {0} to {1}; expired", from, to);
  if (notBefore > now) return message("Valid from {0} to {1}; not valid yet", from, to);
  return message("Valid from {0} to {1}; days left: {2}", from, to, daysLeft(notAfter, now));
}

/** Where a finding is, as far as it says: `server.crt:12 (CERTIFICATE)`. Empty when it is about no file. */
export function placeOf({ source, block, range }: Pick<Finding, "source" | "block" | "range">): string {
  const file = block?.source ?? source;
  if (file === undefined) return "";
  const line = range === undefined ? block?.line : lineAt(file.text, range.start);
  const place = line === undefined ? file.name : `${file.name}:${line}`;
  return block === undefined ? place : `${place} (${block.label})`;
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
