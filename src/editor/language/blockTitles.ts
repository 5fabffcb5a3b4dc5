// What blocks are called in the outline, in CodeLenses and in hovers. Plain: runs without the editor.
import { daysLeft, type Instant, type Message, message } from "../../certificates";
import type * as pemCode from "../../pem";
import type { DecodedCertificate, DecodedCrl, DecodedRequest } from "../../pem";
import { certificateName, dayOf, keyText } from "../../ui/certificateText";
import type { BlockContent, BlockFacts } from "./knownBlocks";
import type { Partners } from "./pairing";

/** A name for the outline: `example.com (certificate)`, `private key RSA 2048`. */
export function blockTitle({ block, kind, content }: BlockFacts): Message | string {
  if (block.problem !== undefined) return message("{0} (damaged)", block.label || "?");
  switch (kind) {
    case "certificate":
      return certificateTitle(content.certificate);
    case "private-key":
    case "encrypted-private-key":
      return keyTitle(content);
    default:
      return content.decoded === undefined ? block.label : otherTitle(content.decoded, block.label);
  }
}

function certificateTitle(certificate: DecodedCertificate | undefined): Message {
  if (certificate === undefined) return message("unreadable certificate");
  const name = certificateName(certificate);
  return certificate.isCa ? message("{0} (CA certificate)", name) : message("{0} (certificate)", name);
}

function keyTitle({ isEncrypted, publicKey }: BlockContent): Message {
  if (isEncrypted) return message("encrypted private key");
  return publicKey === undefined ? message("private key") : message("private key {0}", keyText(publicKey));
}

function otherTitle(decoded: pemCode.BlockContent, label: string): Message | string {
  switch (decoded.kind) {
    case "request":
      return message("{0} (certificate request)", requestName(decoded.request));
    case "crl":
      return message("revocation list of {0}", crlName(decoded.crl));
    case "pkcs7":
      return message("PKCS #7 container, certificates: {0}", decoded.certificates.length);
    case "public-key":
      return message("public key {0}", keyText(decoded.publicKey));
    case "parameters":
      return decoded.curve === undefined
        ? message("key parameters")
        : message("key parameters, curve {0}", decoded.curve);
    case "unreadable":
      return message("{0} (unreadable)", label);
    default:
      return label;
  }
}

function requestName({ subject, names }: DecodedRequest): string {
  return subject.commonName ?? names[0]?.value ?? (subject.text || "?");
}

function crlName({ issuer }: DecodedCrl): string {
  return issuer.commonName ?? issuer.text;
}

/** How long a certificate is still good for, short: `43 days left`, `expired`. */
export function remainingText({ notBefore, notAfter }: DecodedCertificate, now: Instant): Message {
  if (notAfter <= now) return message("expired");
  if (notBefore > now) return message("not valid yet");
  const days = daysLeft(notAfter, now);
  if (days === 0) return message("less than a day left");
  return days === 1 ? message("1 day left") : message("{0} days left", days);
}

/** When a revocation list is to be replaced by the next one. */
export function nextUpdateText({ nextUpdate }: DecodedCrl, now: Instant): Message {
  if (nextUpdate === undefined) return message("no date for the next one");
  const day = dayOf(nextUpdate);
  return nextUpdate <= now ? message("out of date since {0}", day) : message("good until {0}", day);
}

/**
 * Shown over a block: `example.com · RSA 2048 · 43 days left · key: server.key`, part by part.
 */
export function lensParts(
  known: BlockFacts,
  partners: Partners,
  now: Instant,
): readonly (Message | string)[] {
  if (known.block.problem !== undefined) return [blockTitle(known)];
  const { certificate } = known.content;
  const what =
    certificate === undefined
      ? [blockTitle(known), ...otherParts(known.content.decoded, now)]
      : [certificateName(certificate), keyText(certificate.publicKey), remainingText(certificate, now)];
  return [...what, ...partnerParts(partners)];
}

function otherParts(decoded: pemCode.BlockContent | undefined, now: Instant): readonly (Message | string)[] {
  if (decoded?.kind === "request") return [keyText(decoded.request.publicKey)];
  if (decoded?.kind !== "crl") return [];
  return [message("revoked: {0}", decoded.crl.revoked.size), nextUpdateText(decoded.crl, now)];
}

/** The nearest file with the other half: the key if there is one, else the certificate, else the request. */
function partnerParts({ key, certificate, request }: Partners): readonly Message[] {
  if (key[0] !== undefined) return [message("key: {0}", key[0])];
  if (certificate[0] !== undefined) return [message("certificate: {0}", certificate[0])];
  return request[0] === undefined ? [] : [message("request: {0}", request[0])];
}
