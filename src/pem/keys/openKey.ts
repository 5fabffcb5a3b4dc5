import { message, type Result, Secret, success } from "../../certificates";
import { blockKind } from "../text/blockKind";
import { toPem } from "../text/toPem";
import type { PemBlock, PublicKeyInfo } from "../types";
import {
  closedKeyProblem,
  type KeyProblem,
  type KeyResult,
  unreadableKey,
  wrongPassphrase,
} from "./keyProblem";
import { decryptPkcs8, decryptTraditional } from "./passwordEncryption";
import { derivePublicKey, privateKeyFormat } from "./privateKey";

export type { KeyProblem } from "./keyProblem";

/** Whether a private key's block is protected by a passphrase. */
export function isEncryptedKey(key: Pick<PemBlock, "label" | "headers">): boolean {
  return blockKind(key.label) === "encrypted-private-key" || key.headers.has("DEK-Info");
}

/**
 * The public key of a private key's block, computed from the private part (never read from a public key stored beside
 * it), so that it says what the private key really is.
 *
 * @param passphrase for an encrypted key; it is used here and not kept.
 */
export function publicKeyOf(key: PemBlock, passphrase?: Secret): Result<PublicKeyInfo, KeyProblem> {
  const opened = openKey(key, passphrase);
  return opened.ok ? derivePublicKey(opened.value) : opened;
}

/** The private key as unencrypted PEM text with the label that fits its structure, for the upload. */
export function privateKeyPem(key: PemBlock, passphrase?: Secret): Result<Secret, KeyProblem> {
  const opened = openKey(key, passphrase);
  if (!opened.ok) return opened;
  const format = privateKeyFormat(opened.value);
  if (format === undefined) return unreadableKey(message("it has none of the structures of a private key"));
  return success(new Secret(toPem(format, opened.value)));
}

/** The key's DER, decrypted where needed. */
function openKey(key: PemBlock, passphrase: Secret | undefined): KeyResult<Uint8Array> {
  const { der, problem, headers } = key;
  if (der === undefined) return unreadableKey(problem?.message ?? message("there is no data"));
  if (!isEncryptedKey(key)) return success(der);
  const dekInfo = headers.get("DEK-Info");
  const decrypted =
    dekInfo === undefined ? decryptPkcs8(der, passphrase) : decryptTraditional(der, dekInfo, passphrase);
  if (!decrypted.ok) return closedKeyProblem(decrypted.error);
  // One wrong passphrase in some 256 gives right padding around garbage.
  return privateKeyFormat(decrypted.value) === undefined ? wrongPassphrase() : decrypted;
}
