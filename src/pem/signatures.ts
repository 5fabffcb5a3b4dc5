import { constants, createHash, createPublicKey, verify } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { rsaSpki } from "./publicKey";
import type { SignatureMethod } from "./signatureAlgorithm";
import { verifySm2 } from "./sm2";
import type { X509Certificate } from "./x509";

export type SignatureVerdict = "verified" | "broken" | "unverifiable";

/** OpenSSL's limits; beyond them a verification could be made to take long. */
const maxRsaBits = 16_384;
const maxExponentBytes = 8;

/** Whether `issuer`'s key made the signature on `certificate`. Algorithms that are not supported are `unverifiable`. */
export function verifySignature(certificate: X509Certificate, issuer: X509Certificate): SignatureVerdict {
  const method = certificate.signatureMethod;
  switch (method.scheme) {
    case "rsa":
      return verifyRsa(certificate, issuer, method);
    case "ecdsa":
      return verifyEcdsa(certificate, issuer, method);
    case "ed25519":
      return verifyEd25519(certificate, issuer);
    case "sm2":
      return verifySm2Signature(certificate, issuer);
    default:
      return "unverifiable";
  }
}

/** PKCS#1 v1.5 and PSS (RFC 8017, 8) by node:crypto, which is fast and the same in every build for RSA. */
function verifyRsa(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { hash, saltLength }: SignatureMethod,
): SignatureVerdict {
  const { publicKey } = issuer;
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
    return verdict(verify(hash, certificate.signedBytes, { key, ...padding }, certificate.signature));
  } catch {
    // The crypto of this build refuses the key or the hash (MD5, a modulus it finds too small).
    return "unverifiable";
  }
}

function verdict(isRight: boolean): SignatureVerdict {
  return isRight ? "verified" : "broken";
}

function verifyEcdsa(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { hash }: SignatureMethod,
): SignatureVerdict {
  const { type, namedCurve, keyBytes } = issuer.publicKey;
  if (type !== "EC") return "broken";
  if (namedCurve?.ecdsa === undefined || hash === undefined) return "unverifiable";
  const digest = createHash(hash).update(certificate.signedBytes).digest();
  const { ecdsa } = namedCurve;
  const options = { prehash: false, lowS: false, format: "der" } as const;
  return attempt(() => ecdsa.verify(certificate.signature, digest, keyBytes, options));
}

function verifyEd25519(certificate: X509Certificate, issuer: X509Certificate): SignatureVerdict {
  const { type, keyBytes } = issuer.publicKey;
  if (type !== "Ed25519") return "broken";
  return attempt(() => ed25519.verify(certificate.signature, certificate.signedBytes, keyBytes));
}

function verifySm2Signature(certificate: X509Certificate, issuer: X509Certificate): SignatureVerdict {
  const { type, keyBytes } = issuer.publicKey;
  if (type !== "SM2") return "broken";
  return attempt(() => verifySm2(certificate.signature, certificate.signedBytes, keyBytes));
}

/** A signature or a point that is malformed makes @noble/curves throw: such a signature is wrong. */
function attempt(check: () => boolean): SignatureVerdict {
  try {
    return verdict(check());
  } catch {
    return "broken";
  }
}
