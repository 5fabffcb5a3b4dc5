import { createHash } from "node:crypto";
import { toBigInt } from "../asn1/bytes";
import {
  bitStringBytes,
  checkBitString,
  children,
  contentOf,
  encodedOf,
  expectTlv,
  integerBytes,
  readTlv,
  Tag,
  type Tlv,
} from "../asn1/der";
import { encodeBitString, encodedNull, encodeOid, encodeSequence } from "../asn1/derWriter";
import { keyAlgorithm } from "../asn1/oids";
import { oidText } from "../asn1/oidText";
import { orElse } from "../asn1/reading";
import type { PublicKeyInfo } from "../types";
import { type Curve, curveByOid, curveByParameters, uncompressedPoint } from "./curves";

/**
 * A SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). Fingerprint and details are computed when asked for: a list of hundreds
 * of certificates needs neither.
 */
export class PublicKey implements PublicKeyInfo {
  /** Dotted OID of the algorithm. */
  readonly algorithm: string;
  readonly #bytes: Uint8Array;
  readonly #whole: Tlv;
  readonly #parameters: Tlv | undefined;
  readonly #key: Tlv;
  #curve: { readonly found: Curve | undefined } | undefined;
  #spkiSha256: string | undefined;

  /** @throws {DerError} when `whole` is no SubjectPublicKeyInfo. */
  constructor(bytes: Uint8Array, whole: Tlv) {
    const identifier = expectTlv(bytes, whole.content, whole.end, Tag.sequence);
    const oid = expectTlv(bytes, identifier.content, identifier.end, Tag.oid);
    this.algorithm = oidText(bytes, oid);
    this.#bytes = bytes;
    this.#whole = whole;
    this.#parameters = oid.end < identifier.end ? readTlv(bytes, oid.end, identifier.end) : undefined;
    this.#key = expectTlv(bytes, identifier.end, whole.end, Tag.bitString);
    checkBitString(bytes, this.#key);
  }

  get type(): PublicKeyInfo["type"] {
    switch (this.algorithm) {
      case keyAlgorithm.rsa:
      case keyAlgorithm.rsaPss:
        return "RSA";
      case keyAlgorithm.ec:
        return this.namedCurve?.name === "SM2" ? "SM2" : "EC";
      case keyAlgorithm.sm2:
        return "SM2";
      default:
        return otherTypes.get(this.algorithm) ?? "unknown";
    }
  }

  get bits(): number | undefined {
    switch (this.type) {
      case "RSA":
        return this.rsaModulus && bitLength(this.rsaModulus);
      case "EC":
      case "SM2":
        return this.namedCurve?.bits;
      case "DSA":
        return this.#dsaBits();
      case "unknown":
        return undefined;
      case "Ed448":
        return 456;
      default:
        return 256;
    }
  }

  get curve(): string | undefined {
    if (this.type !== "EC" && this.type !== "SM2") return undefined;
    return this.namedCurve?.name ?? this.#curveOid();
  }

  get spkiSha256(): string {
    this.#spkiSha256 ??= createHash("sha256").update(this.spki).digest("hex");
    return this.#spkiSha256;
  }

  /** The curve of an EC or SM2 key, if it is one known here. */
  get namedCurve(): Curve | undefined {
    this.#curve ??= { found: orElse(() => this.#readCurve(), undefined) };
    return this.#curve.found;
  }

  /** The bits of the key itself: an RSAPublicKey, an EC point, an Ed25519 key. */
  get keyBytes(): Uint8Array {
    return bitStringBytes(this.#bytes, this.#key);
  }

  /** DER, normalised: RSA as rsaEncryption, curves by name, points uncompressed. */
  get spki(): Uint8Array {
    if (this.type === "RSA") return rsaSpki(this.keyBytes);
    const curve = this.namedCurve;
    if (curve === undefined) return encodedOf(this.#bytes, this.#whole);
    return ecSpki(curve.oid, uncompressedPoint(curve, this.keyBytes));
  }

  /** The modulus of an RSA key, without leading zeros. */
  get rsaModulus(): Uint8Array | undefined {
    return orElse(() => {
      const key = this.keyBytes;
      const sequence = expectTlv(key, 0, key.length, Tag.sequence);
      return integerBytes(key, expectTlv(key, sequence.content, sequence.end, Tag.integer));
    }, undefined);
  }

  /** Bytes of the exponent of an RSA key; 0 for other keys. */
  get rsaExponentLength(): number {
    return orElse(() => {
      const key = this.keyBytes;
      const [, exponent] = children(key, expectTlv(key, 0, key.length, Tag.sequence));
      return exponent === undefined ? 0 : integerBytes(key, exponent).length;
    }, 0);
  }

  #readCurve(): Curve | undefined {
    if (this.algorithm === keyAlgorithm.sm2) return curveByOid(keyAlgorithm.sm2);
    if (this.algorithm !== keyAlgorithm.ec || this.#parameters === undefined) return undefined;
    return readCurve(this.#bytes, this.#parameters);
  }

  #curveOid(): string | undefined {
    const parameters = this.#parameters;
    return parameters?.tag === Tag.oid
      ? orElse(() => oidText(this.#bytes, parameters), undefined)
      : undefined;
  }

  #dsaBits(): number | undefined {
    const parameters = this.#parameters;
    if (parameters === undefined) return undefined;
    return orElse(() => {
      const prime = expectTlv(this.#bytes, parameters.content, parameters.end, Tag.integer);
      return bitLength(integerBytes(this.#bytes, prime));
    }, undefined);
  }
}

const otherTypes: ReadonlyMap<string, PublicKeyInfo["type"]> = new Map([
  [keyAlgorithm.dsa, "DSA"],
  [keyAlgorithm.ed25519, "Ed25519"],
  [keyAlgorithm.ed448, "Ed448"],
  [keyAlgorithm.x25519, "X25519"],
]);

/** A key from the DER of its SubjectPublicKeyInfo. */
export function publicKeyOfSpki(spki: Uint8Array): PublicKey {
  return new PublicKey(spki, expectTlv(spki, 0, spki.length, Tag.sequence));
}

/**
 * The curve in ECParameters (RFC 5480, 2.1.1; RFC 3279, 2.3.5 for explicit ones).
 *
 * @throws {DerError} when they are malformed.
 */
export function readCurve(bytes: Uint8Array, parameters: Tlv): Curve | undefined {
  if (parameters.tag === Tag.oid) return curveByOid(oidText(bytes, parameters));
  if (parameters.tag !== Tag.sequence) return undefined;
  const [, field, coefficients, base, order] = children(bytes, parameters);
  const prime = field && children(bytes, field)[1];
  const [a, b] = coefficients ? children(bytes, coefficients) : [];
  if (!prime || prime.tag !== Tag.integer || !a || !b || !base || !order) return undefined;
  return curveByParameters({
    prime: toNumber(integerBytes(bytes, prime)),
    a: toNumber(contentOf(bytes, a)),
    b: toNumber(contentOf(bytes, b)),
    base: contentOf(bytes, base),
    order: toNumber(integerBytes(bytes, order)),
  });
}

/** The largest integer read: 16,384 bits, as OpenSSL. */
const maxIntegerBytes = 2048;

function toNumber(bytes: Uint8Array): bigint {
  return toBigInt(bytes.subarray(0, maxIntegerBytes));
}

/**
 * The SubjectPublicKeyInfo of an EC key (RFC 5480, 2).
 *
 * @param point as SEC 1, 2.3.3 encodes it
 */
export function ecSpki(curveOid: string, point: Uint8Array): Uint8Array {
  const algorithm = encodeSequence(encodeOid(keyAlgorithm.ec), encodeOid(curveOid));
  return encodeSequence(algorithm, encodeBitString(point));
}

/** @param publicKey the DER of an RSAPublicKey (RFC 8017, A.1.1). */
export function rsaSpki(publicKey: Uint8Array): Uint8Array {
  return encodeSequence(encodeSequence(encodeOid(keyAlgorithm.rsa), encodedNull), encodeBitString(publicKey));
}

/**
 * The SubjectPublicKeyInfo of an Ed25519 key (RFC 8410, 4).
 *
 * @param publicKey its 32 bytes
 */
export function ed25519Spki(publicKey: Uint8Array): Uint8Array {
  return encodeSequence(encodeSequence(encodeOid(keyAlgorithm.ed25519)), encodeBitString(publicKey));
}

function bitLength(magnitude: Uint8Array): number {
  return magnitude.length * 8 - Math.clz32(magnitude[0] ?? 0) + 24;
}
