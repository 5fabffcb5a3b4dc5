import { ecdh } from "@noble/curves/abstract/weierstrass.js";
import { sm2Point, sm3 } from "../../pem";
import { integer, sequence } from "./der";

const curve = sm2Point.CURVE();
const keys = ecdh(sm2Point);

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
  const inverse = sm2Point.Fn.inv(1n + d);
  for (;;) {
    const k = toNumber(keys.utils.randomSecretKey());
    const r = (e + sm2Point.BASE.multiply(k).toAffine().x) % n;
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
