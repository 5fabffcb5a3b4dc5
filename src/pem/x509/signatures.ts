import { constants, createHash, createPublicKey, verify } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import type { X509Certificate } from "./certificate";
import { type PublicKey, rsaSpki } from "./publicKey";
import type { SignatureMethod } from "./signatureAlgorithm";
import { verifySm2 } from "./sm2";

export type SignatureVerdict = "verified" | "broken" | "unverifiable";

/** OpenSSL's limits; beyond them a verification could be made to take long. */
const maxRsaBits = 16_384;
const maxExponentBytes = 8;

/** Something signed: a certificate, a request, a revocation list. */
export interface Signed {
  readonly signatureMethod: SignatureMethod;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Verdicts on pairs of certificates: the Problems panel asks for the same ones after every change. */
const known = new WeakMap<X509Certificate, WeakMap<X509Certificate, SignatureVerdict>>();

/** Whether `issuer`'s key made the signature on `certificate`. Algorithms that are not supported are `unverifiable`. */
export function verifySignature(certificate: X509Certificate, issuer: X509Certificate): SignatureVerdict {
  const verdicts = known.get(certificate) ?? new WeakMap<X509Certificate, SignatureVerdict>();
  known.set(certificate, verdicts);
  const found = verdicts.get(issuer) ?? verifySigned(certificate, issuer.publicKey);
  verdicts.set(issuer, found);
  return found;
}

/** The same for anything that is signed. */
export function verifySigned(signed: Signed, publicKey: PublicKey): SignatureVerdict {
  switch (signed.signatureMethod.scheme) {
    case "rsa":
      return verifyRsa(signed, publicKey);
    case "ecdsa":
      return verifyEcdsa(signed, publicKey);
    case "ed25519":
      return verifyEd25519(signed, publicKey);
    case "sm2":
      return verifySm2Signature(signed, publicKey);
    default:
      return "unverifiable";
  }
}

/** PKCS#1 v1.5 and PSS (RFC 8017, 8) by node:crypto, which is fast and the same in every build for RSA. */
function verifyRsa(
  { signatureMethod: { hash, saltLength }, signedBytes, signature }: Signed,
  publicKey: PublicKey,
): SignatureVerdict {
  if (publicKey.type !== "RSA") return "broken";
  const isModest =
    (publicKey.bits ?? Infinity) <= maxRsaBits && publicKey.rsaExponentLength <= maxExponentBytes;
  if (hash === undefined || !isModest) return "unverifiable";
  try {
    const key = createPublicKey({
      key: Buffer.from(rsaSpki(publicKey.keyBytes)),
      format: "der",
      type: "spki",
    });
    const padding =
      saltLength === undefined
        ? { padding: constants.RSA_PKCS1_PADDING }
        : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
    return verdict(verify(hash, signedBytes, { key, ...padding }, signature));
  } catch {
    // The crypto of this build refuses the key or the hash (MD5, a modulus it finds too small).
    return "unverifiable";
  }
}

function verdict(isRight: boolean): SignatureVerdict {
  return isRight ? "verified" : "broken";
}

function verifyEcdsa(
  { signatureMethod: { hash }, signedBytes, signature }: Signed,
  { type, namedCurve, keyBytes }: PublicKey,
): SignatureVerdict {
  if (type !== "EC") return "broken";
  if (namedCurve?.ecdsa === undefined || hash === undefined) return "unverifiable";
  const digest = createHash(hash).update(signedBytes).digest();
  const { ecdsa } = namedCurve;
  const options = { prehash: false, lowS: false, format: "der" } as const;
  return attempt(() => ecdsa.verify(signature, digest, keyBytes, options));
}

function verifyEd25519({ signedBytes, signature }: Signed, { type, keyBytes }: PublicKey): SignatureVerdict {
  if (type !== "Ed25519") return "broken";
  return attempt(() => ed25519.verify(signature, signedBytes, keyBytes));
}

function verifySm2Signature(
  { signedBytes, signature }: Signed,
  { type, keyBytes }: PublicKey,
): SignatureVerdict {
  if (type !== "SM2") return "broken";
  return attempt(() => verifySm2(signature, signedBytes, keyBytes));
}

/** A signature or a point that is malformed makes @noble/curves throw: such a signature is wrong. */
function attempt(check: () => boolean): SignatureVerdict {
  try {
    return verdict(check());
  } catch {
    return "broken";
  }
}
