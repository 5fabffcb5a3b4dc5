import { createHash, createPrivateKey, createPublicKey } from "node:crypto";
import type { DecodedCertificate } from "../../pem";
import { type Refusal, refusal } from "../gateway/refusals";

/**
 * Why a private key does not go with a certificate; undefined when it does. Read with Node's own crypto, not with the
 * code that checks pairs on the user's side: each checks the other. Nothing of the key is kept.
 */
export function checkKey(
  leaf: DecodedCertificate,
  privateKey: string | undefined,
  password: string | undefined,
): Refusal | undefined {
  const spkiSha256 = privateKey ? publicKeyHash(privateKey, password) : undefined;
  if (spkiSha256 === leaf.publicKey.spkiSha256) return undefined;
  if (hasStrayBlanks(privateKey ?? "")) return refusal("FailedOperation.CertificateMatchError");
  return spkiSha256 === undefined
    ? refusal("InvalidParameter.MissMatchPrivateKey")
    : refusal("FailedOperation.CertificateMismatch");
}

/** Blanks around a line: what comes of copying from a table or a mail, and what the message of that code points to. */
function hasStrayBlanks(pem: string): boolean {
  return /^[ \t]+\S|\S[ \t]+\r?$/m.test(pem);
}

/** Lower-case hex SHA-256 of the public key; undefined when the text is no private key, or a locked one. */
function publicKeyHash(privateKey: string, passphrase: string | undefined): string | undefined {
  try {
    const key = createPrivateKey({ key: privateKey, ...(passphrase !== undefined && { passphrase }) });
    return createHash("sha256")
      .update(createPublicKey(key).export({ type: "spki", format: "der" }))
      .digest("hex");
  } catch {
    // Node's reasons name neither a cause nor a remedy the caller could use, and must not quote the key.
    return undefined;
  }
}
