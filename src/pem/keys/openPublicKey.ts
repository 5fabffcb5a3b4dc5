import { createHash } from "node:crypto";
import type { PemBlock, PublicKeyInfo } from "../types";
import type { KeyResult } from "./keyProblem";
import { publicKeyOf } from "./openKey";

/** More keys than are open at a time. */
const maxKept = 100;

/** By the SHA-256 of the key's DER: neither the key nor anything that leads back to it is kept. */
const kept = new Map<string, KeyResult<PublicKeyInfo>>();

/**
 * The public key of a private key, as `publicKeyOf` without a passphrase, but computed once: the Problems panel asks after
 * every change of the text.
 */
export function openPublicKey(key: PemBlock): KeyResult<PublicKeyInfo> {
  const digest = createHash("sha256")
    .update(JSON.stringify([key.label, ...key.headers]))
    .update(key.der ?? new Uint8Array())
    .digest("hex");
  const found = kept.get(digest);
  if (found) return found;
  const opened = publicKeyOf(key);
  if (kept.size >= maxKept) kept.clear();
  if (key.der) kept.set(digest, opened);
  return opened;
}
