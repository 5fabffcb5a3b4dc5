import { type ECDSA, type WeierstrassPointCons, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sameBytes, toBigInt } from "../asn1/bytes";

/** A named elliptic curve. */
export interface Curve {
  readonly name: string;
  readonly bits: number;
  readonly oid: string;
  /** There when points on it can be computed here. */
  readonly Point?: WeierstrassPointCons<bigint>;
  /** There when ECDSA signatures on it can be verified here. */
  readonly ecdsa?: ECDSA;
}

/** The recommended curve of GB/T 32918.5-2017 (sm2p256v1). */
export const sm2Point: WeierstrassPointCons<bigint> = weierstrass({
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
});

const curves: readonly Curve[] = [
  { name: "P-256", bits: 256, oid: "1.2.840.10045.3.1.7", Point: p256.Point, ecdsa: p256 },
  { name: "P-384", bits: 384, oid: "1.3.132.0.34", Point: p384.Point, ecdsa: p384 },
  { name: "P-521", bits: 521, oid: "1.3.132.0.35", Point: p521.Point, ecdsa: p521 },
  { name: "secp256k1", bits: 256, oid: "1.3.132.0.10", Point: secp256k1.Point, ecdsa: secp256k1 },
  { name: "SM2", bits: 256, oid: "1.2.156.10197.1.301", Point: sm2Point },
  { name: "P-192", bits: 192, oid: "1.2.840.10045.3.1.1" },
  { name: "P-224", bits: 224, oid: "1.3.132.0.33" },
  { name: "brainpoolP256r1", bits: 256, oid: "1.3.36.3.3.2.8.1.1.7" },
  { name: "brainpoolP320r1", bits: 320, oid: "1.3.36.3.3.2.8.1.1.9" },
  { name: "brainpoolP384r1", bits: 384, oid: "1.3.36.3.3.2.8.1.1.11" },
  { name: "brainpoolP512r1", bits: 512, oid: "1.3.36.3.3.2.8.1.1.13" },
  { name: "sect233r1", bits: 233, oid: "1.3.132.0.27" },
  { name: "sect283r1", bits: 283, oid: "1.3.132.0.17" },
  { name: "sect409r1", bits: 409, oid: "1.3.132.0.37" },
  { name: "sect571r1", bits: 571, oid: "1.3.132.0.39" },
];

const byOid = new Map(curves.map((curve) => [curve.oid, curve]));

/** The curve with this OID, if it has a name here. */
export function curveByOid(oid: string): Curve | undefined {
  return byOid.get(oid);
}

/** Domain parameters as a key may spell them out (RFC 3279, 2.3.5); `base` is the encoded base point. */
export interface ExplicitParameters {
  readonly prime: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly base: Uint8Array;
  readonly order: bigint;
}

/**
 * The named curve that explicit parameters describe. Every parameter counts: a forged base point makes another curve
 * (CVE-2020-0601).
 */
export function curveByParameters(given: ExplicitParameters): Curve | undefined {
  return curves.find(({ Point }) => {
    if (Point === undefined) return false;
    const { p, a, b, n } = Point.CURVE();
    const sameField = p === given.prime && a === given.a && b === given.b && n === given.order;
    return sameField && sameBytes(Point.BASE.toBytes(given.base[0] !== 4), given.base);
  });
}

/** The point uncompressed (SEC 1, 2.3.3); the bytes as they are when they are no point of the curve. */
export function uncompressedPoint(curve: Curve | undefined, encoded: Uint8Array): Uint8Array {
  if (encoded[0] === 4 || curve?.Point === undefined) return encoded;
  try {
    return curve.Point.fromBytes(encoded).toBytes(false);
  } catch {
    // Not on the curve: @noble/curves says so by throwing.
    return encoded;
  }
}

/** The uncompressed public point of a private scalar (big-endian); undefined for 0 and for the order and above. */
export function publicPoint(Point: WeierstrassPointCons<bigint>, scalar: Uint8Array): Uint8Array | undefined {
  const number = toBigInt(scalar);
  if (number === 0n || number >= Point.CURVE().n) return undefined;
  return Point.BASE.multiply(number).toBytes(false);
}
