import { message } from "../../certificates";
import type { X509Block } from "../inventory";
import { keyText } from "../keys/keyText";
import type { PlacedFinding } from "../types";
import { blockFinding } from "./finding";

const minRsaBits = 2048;
const minCurveBits = 256;
const weakHash = /MD2|MD5|SHA1(?!\d)/;

/** Keys that are too small, and signatures made with a broken hash. */
export function strengthFindings(entry: X509Block): PlacedFinding[] {
  return [...weakKey(entry), ...weakSignature(entry)];
}

function weakKey({ block, certificate: { publicKey } }: X509Block): PlacedFinding[] {
  const { type, bits = Infinity } = publicKey;
  const isWeak = (type === "RSA" && bits < minRsaBits) || (type === "EC" && bits < minCurveBits);
  if (!isWeak) return [];
  return [
    blockFinding("weak-key", "warning", block, message("the key is too weak ({0})", keyText(publicKey))),
  ];
}

/** Nobody verifies the signature of a root. */
function weakSignature({ block, certificate }: X509Block): PlacedFinding[] {
  const { signatureAlgorithm, selfIssued, isCa } = certificate;
  if (!weakHash.test(signatureAlgorithm) || (selfIssued && isCa)) return [];
  const reason = message("it is signed with a weak hash function ({0})", signatureAlgorithm);
  return [blockFinding("weak-signature", "warning", block, reason)];
}
