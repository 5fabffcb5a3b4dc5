import { message } from "../../certificates";
import type { Inventory, X509Block } from "../inventory";
import type { KeyProblem } from "../keys/keyProblem";
import { keyText } from "../keys/keyText";
import { openPublicKey } from "../keys/openPublicKey";
import { subjectText } from "../leaf";
import type { Finding, PemBlock, PlacedFinding, PublicKeyInfo } from "../types";
import { blockFinding, blockName } from "./finding";
import { requestsIn } from "./requestFindings";

/** A key that belongs to another certificate than the one it is meant for. */
export function keyMismatch(
  key: PemBlock,
  publicKey: PublicKeyInfo,
  { block, certificate }: X509Block,
): PlacedFinding {
  const reason = message(
    "this private key ({0}) does not belong to the certificate of {1} ({2}, {3})",
    keyText(publicKey),
    blockName(block),
    subjectText(certificate),
    keyText(certificate.publicKey),
  );
  return blockFinding("key-mismatch", "error", key, reason);
}

/** A key that could not be opened. */
export function closedKey(
  block: PemBlock,
  { code, message: reason }: KeyProblem,
  severity: Finding["severity"] = "error",
): PlacedFinding {
  return blockFinding(code === "unreadable" ? "unreadable-key" : code, severity, block, reason);
}

/**
 * Keys compared with the certificates and requests beside them: those that fit none, cannot be read, or are of a kind not
 * supported here. An encrypted key says nothing without its passphrase, and nobody is asked for one here.
 */
export function keyFindings(
  keys: readonly PemBlock[],
  { certificates, others }: Pick<Inventory, "certificates" | "others">,
  leaves: readonly X509Block[],
): PlacedFinding[] {
  const owners = [
    ...certificates.map(({ certificate }) => certificate),
    ...requestsIn(others).map(({ request }) => request),
  ];
  return keys.flatMap((key) => {
    const opened = openPublicKey(key);
    if (!opened.ok) return silentProblem(key, opened.error);
    const publicKey = opened.value;
    const fits = owners.some((owner) => owner.publicKey.spkiSha256 === publicKey.spkiSha256);
    const meant = leaves.find(({ block }) => block.source === key.source) ?? leaves[0];
    return fits || meant === undefined ? [] : [keyMismatch(key, publicKey, meant)];
  });
}

/** Lying in a folder, a key that is merely not supported here does no harm, and one with a passphrase is as it should be. */
function silentProblem(key: PemBlock, problem: KeyProblem): PlacedFinding[] {
  if (problem.code === "needs-passphrase") return [];
  return [closedKey(key, problem, problem.code === "unreadable" ? "error" : "info")];
}
