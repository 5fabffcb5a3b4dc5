import { createHash } from "node:crypto";

/** Block size in bytes of the hash functions that PKCS#12 is used with. */
const blockSizes = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 } as const;

export type Pkcs12Hash = keyof typeof blockSizes;

export function isPkcs12Hash(name: string): name is Pkcs12Hash {
  return Object.hasOwn(blockSizes, name);
}

/** The length of a hash in bytes. */
export function digestLength(hash: Pkcs12Hash): number {
  return createHash(hash).digest().length;
}

export interface Pkcs12Derivation {
  readonly hash: Pkcs12Hash;
  readonly passphrase: string;
  readonly salt: Uint8Array;
  /** 1 makes a key, 2 an initialisation vector, 3 a key for the MAC. */
  readonly purpose: 1 | 2 | 3;
  readonly iterations: number;
  /** In bytes. */
  readonly length: number;
}

/** The key derivation of PKCS#12 (RFC 7292, appendix B.2). The caller limits the iterations. */
export function derivePkcs12Key({ hash, passphrase, salt, purpose, ...rest }: Pkcs12Derivation): Buffer {
  const blockSize = blockSizes[hash];
  const diversifier = Buffer.alloc(blockSize, purpose);
  const input = Buffer.concat([fill(salt, blockSize), fill(asBmpString(passphrase), blockSize)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < rest.length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < rest.iterations; round += 1)
      digest = createHash(hash).update(digest).digest();
    parts.push(digest);
    made += digest.length;
    if (made < rest.length) addToBlocks(input, fill(digest, blockSize).subarray(0, blockSize));
  }
  return Buffer.concat(parts).subarray(0, rest.length);
}

/** UTF-16 big-endian with a zero at the end. */
function asBmpString(text: string): Buffer {
  return Buffer.from(`${text}\0`, "utf16le").swap16();
}

/** Repeats the bytes until they fill whole blocks. */
function fill(bytes: Uint8Array, blockSize: number): Buffer {
  const length = Math.ceil(bytes.length / blockSize) * blockSize;
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

/** Adds `addend` + 1 to each block of `input` as big-endian numbers, modulo the block size (step 6C). */
function addToBlocks(input: Buffer, addend: Buffer): void {
  for (let start = 0; start < input.length; start += addend.length) {
    let carry = 1;
    for (let index = addend.length - 1; index >= 0; index -= 1) {
      carry += (input[start + index] as number) + (addend[index] as number);
      input[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}
