// The card that a hover shows of a block. Plain: runs without the editor.
import { type Instant, type Message, message } from "../../certificates";
import type { DecodedCertificate, PublicKeyInfo } from "../../pem";
import { certificateNames, keyText, validityText } from "../../ui/certificateText";
import { blockTitle } from "./blockTitles";
import type { KnownBlock } from "./knownBlocks";
import { type CardRows, listText, otherRows } from "./otherRows";
import type { Partners } from "./pairing";

export interface BlockCard {
  readonly title: Message | string;
  readonly rows: CardRows;
}

/** What is known beside the block itself. */
export interface CardContext {
  readonly partners: Partners;
  readonly now: Instant;
  /** CA certificates, one of which may have signed a revocation list. */
  readonly authorities: readonly DecodedCertificate[];
}

/** What there is to say of a block at a glance. Of a private key: its kind and its partner. */
export function blockCard(known: KnownBlock, context: CardContext): BlockCard {
  const { block, content } = known;
  const { certificate, decoded, publicKey } = content;
  return {
    title: blockTitle(known),
    rows: [
      ...(block.problem === undefined ? [] : [[message("Problem"), block.problem.message] as const]),
      ...(certificate === undefined ? [] : certificateRows(certificate, context.now)),
      ...(decoded === undefined ? [] : otherRows(decoded, context)),
      ...(publicKey === undefined ? [] : [[message("Key"), keyText(publicKey)] as const]),
      ...partnerRows(context.partners),
      ...fingerprintRows(certificate, decoded === undefined ? undefined : publicKey),
    ],
  };
}

function certificateRows(certificate: DecodedCertificate, now: Instant): CardRows {
  const names = certificateNames(certificate);
  return [
    [message("Subject"), certificate.subject.text],
    ...(names.length === 0 ? [] : [[message("Names"), listText(names)] as const]),
    [message("Validity"), validityText(certificate, now)],
    [message("Issuer"), certificate.selfIssued ? message("itself") : certificate.issuer.text],
  ];
}

function partnerRows({ key, certificate, request }: Partners): CardRows {
  return [
    ...(key.length === 0 ? [] : [[message("Private key in"), key.join(", ")] as const]),
    ...(certificate.length === 0 ? [] : [[message("Certificate in"), certificate.join(", ")] as const]),
    ...(request.length === 0 ? [] : [[message("Request in"), request.join(", ")] as const]),
  ];
}

/** @param bare a public key that stands for itself or in a request: certificate and key are compared by it. */
function fingerprintRows(
  certificate: DecodedCertificate | undefined,
  bare: PublicKeyInfo | undefined,
): CardRows {
  if (certificate !== undefined) {
    return [[message("SHA-256 fingerprint"), fingerprintText(certificate.sha256)]];
  }
  if (bare === undefined) return [];
  return [[message("SHA-256 of the public key"), fingerprintText(bare.spkiSha256)]];
}

/** As `openssl x509 -fingerprint` writes it, with a place to break: a hover is too narrow for all of it. */
function fingerprintText(sha256: string): string {
  const bytes = sha256.toUpperCase().match(/../g) ?? [];
  const half = bytes.length / 2;
  return `${bytes.slice(0, half).join(":")}: ${bytes.slice(half).join(":")}`;
}
