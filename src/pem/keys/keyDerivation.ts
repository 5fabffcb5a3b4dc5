import { pbkdf2Sync, scryptSync } from "node:crypto";
import { failure, success } from "../../certificates";
import { children, contentOf, smallInteger, Tag, type Tlv, unexpected } from "../asn1/der";
import { oidText } from "../asn1/oidText";
import { reading } from "../asn1/reading";
import { malformed, type ProtectionResult, unsupported } from "./protectionProblem";

/** Makes a key of a password. */
export type KeyDerivation = (password: string) => Uint8Array;

const pbkdf2 = "1.2.840.113549.1.5.12";
const scrypt = "1.3.6.1.4.1.11591.4.11";

/** HMAC functions (RFC 8018, B.1) by their OID, as node:crypto names their hash. */
const hmacHashes: ReadonlyMap<string, string> = new Map([
  ["1.2.840.113549.2.7", "sha1"],
  ["1.2.840.113549.2.8", "sha224"],
  ["1.2.840.113549.2.9", "sha256"],
  ["1.2.840.113549.2.10", "sha384"],
  ["1.2.840.113549.2.11", "sha512"],
]);

/** Those that not every build of the editor can compute. */
const otherHmacs: ReadonlyMap<string, string> = new Map([
  ["1.2.840.113549.2.6", "HMAC-MD5"],
  ["1.2.840.113549.2.12", "HMAC-SHA512/224"],
  ["1.2.840.113549.2.13", "HMAC-SHA512/256"],
  ["1.2.156.10197.1.401.2", "HMAC-SM3"],
]);

/** The hash of an HMAC; `unsupported` with its name for one not computed here. */
export function hmacHash(oid: string): ProtectionResult<string> {
  const hash = hmacHashes.get(oid);
  return hash === undefined ? unsupported(otherHmacs.get(oid) ?? oid) : success(hash);
}

/** Limits on what a file may make us compute: about a second each. */
const maxPbkdf2Rounds = 3_000_000;
const maxScryptMemory = 256 * 1024 * 1024;

/** Refuses more rounds than `most`, and none. Undefined when they are computed. */
export function refuseRounds(rounds: number, most: number): ProtectionResult<never> | undefined {
  return rounds >= 1 && rounds <= most ? undefined : failure({ kind: "too-many-rounds", rounds, most });
}

/**
 * Reads the AlgorithmIdentifier of a key derivation: PBKDF2 or scrypt. They are node:crypto's, which every build has.
 *
 * @param keyLength of the key to make, in bytes.
 */
export function readKeyDerivation(
  der: Uint8Array,
  identifier: Tlv,
  keyLength: number,
): ProtectionResult<KeyDerivation> {
  const read = reading(() => {
    const [type, parameters] = children(der, identifier);
    if (!type || !parameters) throw unexpected(identifier);
    return { oid: oidText(der, type), parameters };
  });
  if (!read.ok) return malformed(read.error);
  const { oid, parameters } = read.value;
  if (oid === pbkdf2) return readPbkdf2(der, parameters, keyLength);
  if (oid === scrypt) return readScrypt(der, parameters, keyLength);
  return unsupported(oid);
}

/** PBKDF2-params (RFC 8018, A.2). */
function readPbkdf2(der: Uint8Array, parameters: Tlv, keyLength: number): ProtectionResult<KeyDerivation> {
  const read = reading(() => {
    const [salt, count, ...rest] = children(der, parameters);
    if (salt?.tag !== Tag.octetString || !count) throw unexpected(parameters);
    const prf = rest.find(({ tag }) => tag === Tag.sequence);
    const [prfType] = prf ? children(der, prf) : [];
    return {
      salt: contentOf(der, salt),
      rounds: smallInteger(der, count),
      prf: prfType ? oidText(der, prfType) : "1.2.840.113549.2.7",
    };
  });
  if (!read.ok) return malformed(read.error);
  const { salt, rounds, prf } = read.value;
  const hash = hmacHash(prf);
  if (!hash.ok) return hash;
  const refused = refuseRounds(rounds, maxPbkdf2Rounds);
  if (refused) return refused;
  return success((password) => pbkdf2Sync(password, salt, rounds, keyLength, hash.value));
}

/** scrypt-params (RFC 7914, 7). */
function readScrypt(der: Uint8Array, parameters: Tlv, keyLength: number): ProtectionResult<KeyDerivation> {
  const read = reading(() => {
    const [salt, ...numbers] = children(der, parameters);
    if (salt?.tag !== Tag.octetString) throw unexpected(parameters);
    const [N = 0, r = 0, p = 0] = numbers.map((value) => smallInteger(der, value));
    return { salt: contentOf(der, salt), N, r, p };
  });
  if (!read.ok) return malformed(read.error);
  const { salt, N, r, p } = read.value;
  const isPowerOfTwo = N > 1 && Number.isInteger(Math.log2(N));
  const isModest = r >= 1 && p >= 1 && p <= 16 && 128 * N * r <= maxScryptMemory;
  if (!isPowerOfTwo || !isModest) return unsupported(`scrypt (N=${N}, r=${r}, p=${p})`);
  const options = { N, r, p, maxmem: maxScryptMemory * 2 };
  return success((password) => scryptSync(password, salt, keyLength, options));
}
