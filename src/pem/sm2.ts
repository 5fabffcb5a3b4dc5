import { sm2Point } from "./curves";
import { children, hex, integerBytes, onlyTlv, Tag } from "./der";
import { sm3 } from "./sm3";

/** The signer's identity that everybody uses (GM/T 0009-2012, 10). */
const defaultIdentity = Buffer.from("1234567812345678", "latin1");

/**
 * Verifies an SM2 signature with SM3 (GB/T 32918.2-2016, 7).
 *
 * @param signature DER: SEQUENCE of r and s.
 * @param publicKey the encoded point.
 * @throws for a signature or a point that is malformed.
 */
export function verifySm2(signature: Uint8Array, data: Uint8Array, publicKey: Uint8Array): boolean {
  const { n } = sm2Point.CURVE();
  const [r = 0n, s = 0n] = children(signature, onlyTlv(signature, Tag.sequence)).map((value) =>
    toBigInt(integerBytes(signature, value)),
  );
  if (r <= 0n || s <= 0n || r >= n || s >= n) return false;
  const t = (r + s) % n;
  if (t === 0n) return false;
  const signer = sm2Point.fromBytes(publicKey);
  const e = toBigInt(sm3(Buffer.concat([signerDigest(signer.toBytes(false)), data])));
  const { x } = sm2Point.BASE.mulAddUnsafe(s, signer, t).toAffine();
  return (e + x) % n === r;
}

/** Z of the standard, 5.5: a digest of the signer's identity, the curve, and the signer's key (uncompressed). */
function signerDigest(publicKey: Uint8Array): Uint8Array {
  const { a, b, Gx, Gy } = sm2Point.CURVE();
  const identityBits = Buffer.alloc(2);
  identityBits.writeUInt16BE(defaultIdentity.length * 8);
  const numbers = [a, b, Gx, Gy].map((number) => Buffer.from(number.toString(16).padStart(64, "0"), "hex"));
  return sm3(Buffer.concat([identityBits, defaultIdentity, ...numbers, publicKey.subarray(1)]));
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${hex(bytes)}`);
}
