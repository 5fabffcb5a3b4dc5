// What blocks are called in the outline, in CodeLenses and in hovers. Plain: runs without the editor.
import { daysLeft, type Instant, type Message, message } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { certificateName, keyText } from "../../ui/certificateText";
import type { KnownBlock } from "./knownBlocks";

/** A name for the outline: `example.com (certificate)`, `private key RSA 2048`. */
export function blockTitle({ block, kind, content }: KnownBlock): Message | string {
  if (block.problem !== undefined) return message("{0} (damaged)", block.label || "?");
  switch (kind) {
    case "certificate":
      return certificateTitle(content.certificate);
    case "private-key":
    case "encrypted-private-key":
      return keyTitle(content);
    case "public-key":
      return message("public key");
    case "request":
      return message("certificate request");
    case "crl":
      return message("certificate revocation list");
    case "pkcs7":
      return message("PKCS #7 container");
    case "parameters":
      return message("key parameters");
    case "other":
      return block.label;
  }
}

function certificateTitle(certificate: DecodedCertificate | undefined): Message {
  if (certificate === undefined) return message("unreadable certificate");
  const name = certificateName(certificate);
  return certificate.isCa ? message("{0} (CA certificate)", name) : message("{0} (certificate)", name);
}

function keyTitle({ isEncrypted, publicKey }: KnownBlock["content"]): Message {
  if (isEncrypted) return message("encrypted private key");
  return publicKey === undefined ? message("private key") : message("private key {0}", keyText(publicKey));
}

/** How long a certificate is still good for, short: `43 days left`, `expired`. */
export function remainingText({ notBefore, notAfter }: DecodedCertificate, now: Instant): Message {
  if (notAfter <= now) return message("expired");
  if (notBefore > now) return message("not valid yet");
  const days = daysLeft(notAfter, now);
  if (days === 0) return message("less than a day left");
  return days === 1 ? message("1 day left") : message("{0} days left", days);
}

/**
 * Shown over a block: `example.com · RSA 2048 · 43 days left · key: server.key`, part by part.
 *
 * @param partners the names of the files with the other half of the pair, the nearest first
 */
export function lensParts(
  known: KnownBlock,
  partners: readonly string[],
  now: Instant,
): readonly (Message | string)[] {
  const { certificate } = known.content;
  const [partner] = partners;
  if (known.block.problem !== undefined) return [blockTitle(known)];
  if (certificate === undefined) {
    return [blockTitle(known), ...(partner === undefined ? [] : [message("certificate: {0}", partner)])];
  }
  return [
    certificateName(certificate),
    keyText(certificate.publicKey),
    remainingText(certificate, now),
    ...(partner === undefined ? [] : [message("key: {0}", partner)]),
  ];
}
