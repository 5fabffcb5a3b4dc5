import { toBigInt } from "../asn1/bytes";
import { children, integerBytes, onlyTlv, Tag } from "../asn1/der";
import { sm2Point } from "./curves";
import { sm3 } from "./sm3";

/** Who signed: what the standard prescribes (GM/T 0009-2012, 10), and the nobody that OpenSSL takes unless told. */
const identities = ["1234567812345678", ""].map((identity) => Buffer.from(identity, "latin1"));

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
  const { x } = sm2Point.BASE.mulAddUnsafe(s, signer, t).toAffine();
  return identities.some((identity) => {
    const z = signerDigest(identity, signer.toBytes(false));
    return (toBigInt(sm3(Buffer.concat([z, data]))) + x) % n === r;
  });
}

/** Z of the standard, 5.5: a digest of the signer's identity, the curve, and the signer's key (uncompressed). */
function signerDigest(identity: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const { a, b, Gx, Gy } = sm2Point.CURVE();
  const identityBits = Buffer.alloc(2);
  identityBits.writeUInt16BE(identity.length * 8);
  const numbers = [a, b, Gx, Gy].map((number) => Buffer.from(number.toString(16).padStart(64, "0"), "hex"));
  return sm3(Buffer.concat([identityBits, identity, ...numbers, publicKey.subarray(1)]));
}
