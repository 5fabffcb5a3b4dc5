import { generateKeyPair, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";
import { ed25519 } from "@noble/curves/ed25519.js";
import { Secret } from "../../certificates";
import { bitString, constructed, type Der, integer, nullValue, octetString, oid, sequence } from "./der";
import { toPem } from "./pemText";
import { generateSm2, signSm2 } from "./sm2";

export type KeyAlgorithm = "RSA 2048" | "RSA 4096" | "P-256" | "P-384" | "Ed25519" | "SM2";

/** A key pair that can sign certificates. */
export interface IssuerKey {
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo (RFC 5280 4.1.2.7). */
  readonly spki: Der;
  /** PKCS#8, unencrypted. */
  readonly privateKeyPem: Secret;
  /** DER AlgorithmIdentifier of the signatures {@link IssuerKey.sign} makes. */
  readonly signatureAlgorithm: Der;
  sign(data: Uint8Array): Uint8Array;
}

const generate = promisify(generateKeyPair);

/** Generates a key pair. Ed25519 and SM2 come from @noble/curves, which works in every build of the editor. */
export async function generateKey(algorithm: KeyAlgorithm): Promise<IssuerKey> {
  switch (algorithm) {
    case "RSA 2048":
      return fromNode(algorithm, await generate("rsa", { modulusLength: 2048 }));
    case "RSA 4096":
      return fromNode(algorithm, await generate("rsa", { modulusLength: 4096 }));
    case "P-256":
      return fromNode(algorithm, await generate("ec", { namedCurve: "P-256" }));
    case "P-384":
      return fromNode(algorithm, await generate("ec", { namedCurve: "P-384" }));
    case "Ed25519":
      return makeEd25519();
    case "SM2":
      return makeSm2();
  }
}

type NodeAlgorithm = Exclude<KeyAlgorithm, "Ed25519" | "SM2">;

/** Hash and AlgorithmIdentifier of the signatures: RFC 4055 for RSA (with NULL parameters), RFC 5758 for ECDSA (without). */
const nodeSignatures: Record<NodeAlgorithm, { readonly hash: string; readonly identifier: Der }> = {
  "RSA 2048": { hash: "sha256", identifier: sequence(oid("1.2.840.113549.1.1.11"), nullValue()) },
  "RSA 4096": { hash: "sha256", identifier: sequence(oid("1.2.840.113549.1.1.11"), nullValue()) },
  "P-256": { hash: "sha256", identifier: sequence(oid("1.2.840.10045.4.3.2")) },
  "P-384": { hash: "sha384", identifier: sequence(oid("1.2.840.10045.4.3.3")) },
};

function fromNode(
  algorithm: NodeAlgorithm,
  pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): IssuerKey {
  const { hash, identifier } = nodeSignatures[algorithm];
  return {
    algorithm,
    spki: pair.publicKey.export({ type: "spki", format: "der" }),
    privateKeyPem: new Secret(pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString()),
    signatureAlgorithm: identifier,
    sign: (data) => sign(hash, data, pair.privateKey),
  };
}

/** RFC 8410. */
function makeEd25519(): IssuerKey {
  const identifier = sequence(oid("1.3.101.112"));
  const { secretKey, publicKey } = ed25519.keygen();
  return {
    algorithm: "Ed25519",
    spki: sequence(identifier, bitString(publicKey)),
    privateKeyPem: pkcs8(identifier, octetString(secretKey)),
    signatureAlgorithm: identifier,
    sign: (data) => ed25519.sign(data, secretKey),
  };
}

/** GB/T 32918 keys in the containers of RFC 5480 and RFC 5915, signatures with SM3 (RFC 8998). */
function makeSm2(): IssuerKey {
  const identifier = sequence(oid("1.2.840.10045.2.1"), oid("1.2.156.10197.1.301"));
  const pair = generateSm2();
  const point = bitString(pair.publicKey);
  return {
    algorithm: "SM2",
    spki: sequence(identifier, point),
    privateKeyPem: pkcs8(
      identifier,
      sequence(integer(1), octetString(pair.secretKey), constructed(1, point)),
    ),
    signatureAlgorithm: sequence(oid("1.2.156.10197.1.501")),
    sign: (data) => signSm2(data, pair),
  };
}

/** RFC 5958, version 0. */
function pkcs8(algorithm: Der, privateKey: Der): Secret {
  return new Secret(toPem("PRIVATE KEY", sequence(integer(0), algorithm, octetString(privateKey))));
}
