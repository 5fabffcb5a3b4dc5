// The card that a hover shows of a block. Plain: runs without the editor.
import { type Instant, type Message, message } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { certificateNames, keyText, validityText } from "../../ui/certificateText";
import { blockTitle } from "./blockTitles";
import type { KnownBlock } from "./knownBlocks";

export interface BlockCard {
  readonly title: Message | string;
  readonly rows: readonly (readonly [Message, Message | string])[];
}

/** The names shown; wildcard bundles of CDNs have a hundred. */
const mostNames = 10;

/**
 * What there is to say of a block at a glance. Of a private key: its kind and its partner.
 *
 * @param partners the names of the files with the other half of the pair, the nearest first
 */
export function blockCard(known: KnownBlock, partners: readonly string[], now: Instant): BlockCard {
  const { certificate, publicKey } = known.content;
  return {
    title: blockTitle(known),
    rows: [
      ...(known.block.problem === undefined
        ? []
        : [[message("Problem"), known.block.problem.message] as const]),
      ...(certificate === undefined ? [] : certificateRows(certificate, now)),
      ...(publicKey === undefined ? [] : [[message("Key"), keyText(publicKey)] as const]),
      ...partnerRows(certificate !== undefined, partners),
      ...(certificate === undefined
        ? []
        : [[message("SHA-256 fingerprint"), fingerprintText(certificate.sha256)] as const]),
    ],
  };
}

function certificateRows(certificate: DecodedCertificate, now: Instant): BlockCard["rows"] {
  const names = certificateNames(certificate);
  const shown = names.slice(0, mostNames).join(", ");
  const all = names.length > mostNames ? message("{0} and {1} more", shown, names.length - mostNames) : shown;
  return [
    [message("Subject"), certificate.subject.text],
    ...(names.length === 0 ? [] : [[message("Names"), all] as const]),
    [message("Validity"), validityText(certificate, now)],
    [message("Issuer"), certificate.selfIssued ? message("itself") : certificate.issuer.text],
  ];
}

function partnerRows(isCertificate: boolean, partners: readonly string[]): BlockCard["rows"] {
  if (partners.length === 0) return [];
  return [[isCertificate ? message("Private key in") : message("Certificate in"), partners.join(", ")]];
}

/** As `openssl x509 -fingerprint` writes it. */
function fingerprintText(sha256: string): string {
  return sha256.toUpperCase().match(/../g)?.join(":") ?? sha256;
}
