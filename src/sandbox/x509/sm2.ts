import { ecdh, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { sm3 } from "../../pem";
import { integer, sequence } from "./der";

/** The recommended curve of GB/T 32918.5. */
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(curve);
const keys = ecdh(Point);

/** The signer's ID that certificates are signed with (GB/T 35276). */
const signerId = Buffer.from("1234567812345678");

export interface Sm2KeyPair {
  /** 32 bytes. */
  readonly secretKey: Uint8Array;
  /** Uncompressed point, 65 bytes. */
  readonly publicKey: Uint8Array;
}

export function generateSm2(): Sm2KeyPair {
  const secretKey = keys.utils.randomSecretKey();
  return { secretKey, publicKey: keys.getPublicKey(secretKey, false) };
}

/** An SM2 signature with SM3 (GB/T 32918.2), as a DER sequence of r and s. */
export function signSm2(data: Uint8Array, { secretKey, publicKey }: Sm2KeyPair): Uint8Array {
  const { n } = curve;
  const d = toNumber(secretKey);
  const e = toNumber(sm3(Buffer.concat([signerHash(publicKey), data])));
  const inverse = Point.Fn.inv(1n + d);
  for (;;) {
    const k = toNumber(keys.utils.randomSecretKey());
    const r = (e + Point.BASE.multiply(k).toAffine().x) % n;
    if (r === 0n || r + k === n) continue;
    const s = (inverse * (((k - r * d) % n) + n)) % n;
    if (s !== 0n) return sequence(integer(r), integer(s));
  }
}

/** Z: the hash of the signer's ID, the curve and the public key, which SM2 puts in front of every message. */
function signerHash(publicKey: Uint8Array): Uint8Array {
  const idBits = Buffer.alloc(2);
  idBits.writeUInt16BE(signerId.length * 8);
  const parameters = [curve.a, curve.b, curve.Gx, curve.Gy].map(toBytes);
  return sm3(Buffer.concat([idBits, signerId, ...parameters, publicKey.subarray(1)]));
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}

function toBytes(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
}
