// What the card says of requests, revocation lists, containers and parameters. Plain: runs without the editor.
import { type Instant, type Message, message } from "../../certificates";
import type { BlockContent, CrlSignature, DecodedCertificate, DecodedCrl, DecodedRequest } from "../../pem";
import { certificateName, dayOf } from "../../ui/certificateText";
import { nextUpdateText } from "./blockTitles";

/** The rows of a card: what it is, and what there is to say of it. */
export type CardRows = readonly (readonly [Message, Message | string])[];

/** The names shown; wildcard bundles of CDNs have a hundred. */
const mostNames = 10;

/** The first names of a list, and how many more there are. */
export function listText(names: readonly string[]): Message | string {
  const shown = names.slice(0, mostNames).join(", ");
  return names.length > mostNames ? message("{0} and {1} more", shown, names.length - mostNames) : shown;
}

interface Context {
  readonly now: Instant;
  readonly authorities: readonly DecodedCertificate[];
}

/** The rows of a block that is neither certificate nor key; none for kinds that the title says all of. */
export function otherRows(decoded: BlockContent, context: Context): CardRows {
  switch (decoded.kind) {
    case "request":
      return requestRows(decoded.request);
    case "crl":
      return crlRows(decoded.crl, decoded.crl.signatureBy(context.authorities), context.now);
    case "pkcs7":
      return containerRows(decoded.certificates);
    case "parameters":
      return decoded.curve === undefined ? [] : [[message("Curve"), decoded.curve]];
    case "unreadable":
      return [[message("Problem"), decoded.reason]];
    default:
      return [];
  }
}

function requestRows({ subject, names, signature, signatureAlgorithm }: DecodedRequest): CardRows {
  const verdicts = {
    verified: message("made by its own key ({0})", signatureAlgorithm),
    broken: message("not made by its own key, so a CA will refuse it"),
    unverifiable: message("not verified: {0} is not supported here", signatureAlgorithm),
  };
  return [
    [message("Subject"), subject.text || message("empty")],
    ...(names.length === 0
      ? []
      : [[message("Names"), listText([...new Set(names.map(({ value }) => value))])] as const]),
    [message("Signature"), verdicts[signature]],
  ];
}

function crlRows(crl: DecodedCrl, signature: CrlSignature, now: Instant): CardRows {
  return [
    [message("Issuer"), crl.issuer.text],
    [message("Issued on"), dayOf(crl.thisUpdate)],
    [message("Next one"), nextUpdateText(crl, now)],
    [message("Revoked certificates"), String(crl.revoked.size)],
    [message("Signature"), crlSignatureText(crl, signature)],
  ];
}

function crlSignatureText({ signatureAlgorithm }: DecodedCrl, signature: CrlSignature): Message {
  switch (signature) {
    case "verified":
      return message("made by the issuer’s key ({0})", signatureAlgorithm);
    case "broken":
      return message("not made by the key of the issuer’s certificate in the workspace");
    case "unverifiable":
      return message("not verified: {0} is not supported here", signatureAlgorithm);
    case "unknown-issuer":
      return message("not verified: the issuer’s certificate is not in the workspace");
  }
}

function containerRows(certificates: readonly DecodedCertificate[]): CardRows {
  if (certificates.length === 0) return [[message("Certificates"), message("none")]];
  return [[message("Certificates"), listText(certificates.map(certificateName))]];
}
