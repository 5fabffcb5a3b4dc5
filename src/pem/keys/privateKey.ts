import { ed25519 } from "@noble/curves/ed25519.js";
import { message, success } from "../../certificates";
import { toBigInt } from "../asn1/bytes";
import {
  children,
  contentOf,
  contextTag,
  expectTlv,
  integerBytes,
  onlyTlv,
  Tag,
  type Tlv,
  unexpected,
} from "../asn1/der";
import { encodeBitString, encodeInteger, encodeOid, encodeSequence } from "../asn1/derWriter";
import { keyAlgorithm } from "../asn1/oids";
import { oidText } from "../asn1/oidText";
import { reading } from "../asn1/reading";
import { type Curve, publicPoint } from "../x509/curves";
import { ecSpki, ed25519Spki, type PublicKey, publicKeyOfSpki, readCurve, rsaSpki } from "../x509/publicKey";
import { type KeyResult, unreadableKey, unsupportedCurve } from "./keyProblem";

/** The structures a private key comes in, and the label each has in a PEM file. */
export type PrivateKeyFormat = "PRIVATE KEY" | "RSA PRIVATE KEY" | "EC PRIVATE KEY" | "DSA PRIVATE KEY";

/** A key is a few kilobytes; what is larger is none. */
const maxKeyLength = 64 * 1024;

/**
 * Which structure the bytes have. The label in the file is not asked: files with the wrong one are common.
 *
 * @returns undefined when it is no private key.
 */
export function privateKeyFormat(der: Uint8Array): PrivateKeyFormat | undefined {
  if (der.length > maxKeyLength) return undefined;
  const tags = reading(() => children(der, onlyTlv(der, Tag.sequence)).map(({ tag }) => tag));
  if (!tags.ok || tags.value[0] !== Tag.integer) return undefined;
  const [, second, third] = tags.value;
  if (second === Tag.sequence && third === Tag.octetString) return "PRIVATE KEY";
  if (second === Tag.octetString) return "EC PRIVATE KEY";
  if (tags.value.slice(0, 6).some((tag) => tag !== Tag.integer)) return undefined;
  if (tags.value.length === 6) return "DSA PRIVATE KEY";
  return tags.value.length >= 9 ? "RSA PRIVATE KEY" : undefined;
}

/**
 * The public key that belongs to an unencrypted private key, computed from its private part: a public key stored beside
 * it may be another's.
 */
export function derivePublicKey(der: Uint8Array): KeyResult<PublicKey> {
  const format = privateKeyFormat(der);
  const derived = reading((): KeyResult<Uint8Array> => {
    switch (format) {
      case "RSA PRIVATE KEY":
        return rsaPublicKey(der);
      case "EC PRIVATE KEY":
        return ecPublicKey(der, undefined);
      case "DSA PRIVATE KEY":
        return dsaPublicKey(der);
      case "PRIVATE KEY":
        return pkcs8PublicKey(der);
      default:
        return unreadableKey(message("it has none of the structures of a private key"));
    }
  });
  if (!derived.ok) return unreadableKey(derived.error);
  return derived.value.ok ? success(publicKeyOfSpki(derived.value.value)) : derived.value;
}

/** OneAsymmetricKey (RFC 5958, 2). */
function pkcs8PublicKey(der: Uint8Array): KeyResult<Uint8Array> {
  const [, identifier, octets] = children(der, onlyTlv(der, Tag.sequence)) as [Tlv, Tlv, Tlv];
  const [type, parameters] = children(der, identifier);
  if (type === undefined) throw unexpected(identifier);
  const key = contentOf(der, octets);
  const algorithm = oidText(der, type);
  switch (algorithm) {
    case keyAlgorithm.rsa:
    case keyAlgorithm.rsaPss:
      return rsaPublicKey(key);
    case keyAlgorithm.ec:
    case keyAlgorithm.sm2:
      return ecPublicKey(key, parameters && { bytes: der, value: parameters });
    case keyAlgorithm.ed25519:
      return ed25519PublicKey(contentOf(key, onlyTlv(key, Tag.octetString)));
    case keyAlgorithm.dsa:
      return pkcs8DsaPublicKey(der, identifier, key);
    default:
      return unsupportedCurve(otherAlgorithms.get(algorithm) ?? algorithm);
  }
}

const otherAlgorithms: ReadonlyMap<string, string> = new Map([
  [keyAlgorithm.ed448, "Ed448"],
  [keyAlgorithm.x25519, "X25519"],
  ["1.3.101.111", "X448"],
  ["1.2.840.113549.1.3.1", "DH"],
  ["1.2.840.10046.2.1", "DH"],
  ["2.16.840.1.101.3.4.3.17", "ML-DSA-44"],
  ["2.16.840.1.101.3.4.3.18", "ML-DSA-65"],
  ["2.16.840.1.101.3.4.3.19", "ML-DSA-87"],
]);

/** As OpenSSL, in bytes: checking larger ones takes long. */
const maxRsaModulus = 2048;

/** RSAPrivateKey (RFC 8017, A.1.2); its numbers must fit together. */
function rsaPublicKey(der: Uint8Array): KeyResult<Uint8Array> {
  const inconsistent = () => unreadableKey(message("the numbers of the RSA key do not fit together"));
  if (privateKeyFormat(der) !== "RSA PRIVATE KEY") return inconsistent();
  // The version and eight numbers; a key of more than two primes goes on after them.
  const parts = children(der, onlyTlv(der, Tag.sequence)).slice(0, 9);
  const [, n, e, d, p, q] = parts.map((value) => integerBytes(der, value));
  if (!n || !e || !d || !p || !q) return inconsistent();
  if (n.length > maxRsaModulus) {
    return unreadableKey(message("its modulus has more than {0} bits", maxRsaModulus * 8));
  }
  if (!isConsistentRsaKey({ n, e, d, p, q })) return inconsistent();
  return success(rsaSpki(encodeSequence(encodeInteger(n), encodeInteger(e))));
}

/** Whether p·q = n and e·d = 1 modulo p − 1 and q − 1, so that the private part is that of n and e. */
function isConsistentRsaKey(key: Readonly<Record<"n" | "e" | "d" | "p" | "q", Uint8Array>>): boolean {
  const [p, q] = [toBigInt(key.p), toBigInt(key.q)];
  if (p <= 1n || q <= 1n || p * q !== toBigInt(key.n)) return false;
  const product = toBigInt(key.e) * toBigInt(key.d);
  return [p, q].every((prime) => product % (prime - 1n) === 1n);
}

/** ECPrivateKey (RFC 5915, 3). In PKCS#8 the curve stands outside; `outside` says where. */
function ecPublicKey(
  der: Uint8Array,
  outside: { readonly bytes: Uint8Array; readonly value: Tlv } | undefined,
): KeyResult<Uint8Array> {
  const [, scalar, ...optional] = children(der, onlyTlv(der, Tag.sequence));
  if (scalar?.tag !== Tag.octetString)
    return unreadableKey(message("it has none of the structures of a private key"));
  const wrapper = optional.find(({ tag }) => tag === contextTag(0));
  const parameters = outside ?? (wrapper && { bytes: der, value: children(der, wrapper)[0] as Tlv });
  if (parameters?.value === undefined) return unreadableKey(message("it does not say on which curve it is"));
  const curve = readCurve(parameters.bytes, parameters.value);
  if (curve?.Point === undefined) return unsupportedCurve(`EC ${curveText(curve, parameters)}`);
  const point = publicPoint(curve.Point, contentOf(der, scalar));
  if (point === undefined)
    return unreadableKey(message("its number is not in the range of the curve {0}", curve.name));
  return success(ecSpki(curve.oid, point));
}

function curveText(curve: Curve | undefined, { bytes, value }: { bytes: Uint8Array; value: Tlv }): string {
  return curve?.name ?? (value.tag === Tag.oid ? oidText(bytes, value) : "?");
}

function ed25519PublicKey(seed: Uint8Array): KeyResult<Uint8Array> {
  if (seed.length !== 32) return unreadableKey(message("an Ed25519 key has 32 bytes, not {0}", seed.length));
  return success(ed25519Spki(ed25519.getPublicKey(seed)));
}

/** The traditional structure of OpenSSL: version, p, q, g, y, x. The y in it is not used. */
function dsaPublicKey(der: Uint8Array): KeyResult<Uint8Array> {
  const [, p, q, g, , x] = children(der, onlyTlv(der, Tag.sequence)).map((value) => integerBytes(der, value));
  if (!p || !q || !g || !x) return unreadableKey(message("it has none of the structures of a private key"));
  const parameters = encodeSequence(encodeInteger(p), encodeInteger(q), encodeInteger(g));
  return dsaSpki(parameters, p, g, x);
}

function pkcs8DsaPublicKey(der: Uint8Array, identifier: Tlv, key: Uint8Array): KeyResult<Uint8Array> {
  const parameters = children(der, identifier)[1];
  if (parameters?.tag !== Tag.sequence) throw unexpected(identifier);
  const [p, , g] = children(der, parameters).map((value) => integerBytes(der, value));
  if (!p || !g) throw unexpected(parameters);
  const x = integerBytes(key, expectTlv(key, 0, key.length, Tag.integer));
  return dsaSpki(der.subarray(parameters.start, parameters.end), p, g, x);
}

/** The longest DSA modulus and exponent in use (FIPS 186-4, 4.2), in bytes. */
const maxDsaModulus = 512;
const maxDsaExponent = 64;

function dsaSpki(parameters: Uint8Array, p: Uint8Array, g: Uint8Array, x: Uint8Array): KeyResult<Uint8Array> {
  if (
    p.length > maxDsaModulus ||
    g.length > p.length ||
    x.length > maxDsaExponent ||
    (p.at(-1) ?? 0) % 2 === 0
  ) {
    return unreadableKey(message("the numbers of the DSA key are out of range"));
  }
  const y = modPow(toBigInt(g), toBigInt(x), toBigInt(p)).toString(16);
  const magnitude = Buffer.from(y.padStart(y.length + (y.length % 2), "0"), "hex");
  const algorithm = encodeSequence(encodeOid(keyAlgorithm.dsa), parameters);
  return success(encodeSequence(algorithm, encodeBitString(encodeInteger(magnitude))));
}

/** `base` to the power of `exponent`, modulo `modulus`. Its time depends on the exponent: it runs on the user's own keys. */
function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result % modulus;
}
