import { createHmac, timingSafeEqual } from "node:crypto";
import { type Secret, success, unwrap } from "../../certificates";
import { children, contentOf, smallInteger, Tag, type Tlv, unexpected } from "../asn1/der";
import { hashes } from "../asn1/oids";
import { oidText } from "../asn1/oidText";
import { reading } from "../asn1/reading";
import { hmacHash, readKeyDerivation, refuseRounds } from "./keyDerivation";
import { derivePkcs12Key, digestLength, isPkcs12Hash } from "./pkcs12Kdf";
import {
  malformed,
  needsPassword,
  type ProtectionResult,
  unsupported,
  wrongPassword,
} from "./protectionProblem";

/** OpenSSL makes 2,048 rounds, Windows up to 10,000, macOS 100,000. */
const maxRounds = 600_000;

/** PBMAC1 (RFC 8018, 7.1), which RFC 9579 brought to PKCS#12. */
const pbmac1 = "1.2.840.113549.1.5.14";
/** In bytes; RFC 9579, 9 refuses shorter keys, and the longest hash has 64. */
const [minMacKey, maxMacKey] = [20, 1024] as const;

/** Makes the MAC of a file's content with a password. */
type Mac = (password: string, content: Uint8Array) => Uint8Array;

/**
 * Compares the MAC over the content of a PKCS#12 file (RFC 7292, 4).
 *
 * @param macData the MacData in `der`.
 * @returns undefined when it is right.
 */
export function checkPassword(
  der: Uint8Array,
  macData: Tlv,
  content: Uint8Array,
  password: Secret | undefined,
): ProtectionResult<never> | undefined {
  const read = reading(() => readMacData(der, macData));
  if (!read.ok) return malformed(read.error);
  const { mac, expected } = read.value;
  if (!mac.ok) return mac;
  if (password === undefined) return needsPassword();
  const actual = mac.value(unwrap(password), content);
  const isRight = actual.length === expected.length && timingSafeEqual(actual, expected);
  return isRight ? undefined : wrongPassword();
}

function readMacData(
  der: Uint8Array,
  macData: Tlv,
): { readonly mac: ProtectionResult<Mac>; readonly expected: Uint8Array } {
  const [digestInfo, salt, count] = children(der, macData);
  const [algorithm, digest] = digestInfo ? children(der, digestInfo) : [];
  const [type, parameters] = algorithm ? children(der, algorithm) : [];
  if (!salt || !digest || !type) throw unexpected(macData);
  const expected = contentOf(der, digest);
  const oid = oidText(der, type);
  const mac =
    oid === pbmac1
      ? readPbmac1(der, parameters ?? macData)
      : readHashMac(oid, contentOf(der, salt), count ? smallInteger(der, count) : 1);
  return { mac, expected };
}

/** The MAC of PKCS#12 itself: an HMAC whose key is made as RFC 7292, appendix B has it. */
function readHashMac(oid: string, salt: Uint8Array, iterations: number): ProtectionResult<Mac> {
  const hash = hashes.get(oid);
  if (hash === undefined || !isPkcs12Hash(hash)) return unsupported(hash ?? oid);
  const refused = refuseRounds(iterations, maxRounds);
  if (refused) return refused;
  return success((passphrase, content) => {
    const key = derivePkcs12Key({
      hash,
      passphrase,
      salt,
      purpose: 3,
      iterations,
      length: digestLength(hash),
    });
    return createHmac(hash, key).update(content).digest();
  });
}

/** PBMAC1-params (RFC 8018, A.5). The salt and the rounds of MacData mean nothing then (RFC 9579, 4). */
function readPbmac1(der: Uint8Array, parameters: Tlv): ProtectionResult<Mac> {
  const [derivation, scheme] = children(der, parameters);
  const [type] = scheme ? children(der, scheme) : [];
  if (!derivation || !type) throw unexpected(parameters);
  const hash = hmacHash(oidText(der, type));
  if (!hash.ok) return hash;
  const derive = readKeyDerivation(der, derivation, macKeyLength(der, derivation));
  if (!derive.ok) return derive;
  return success((password, content) =>
    createHmac(hash.value, derive.value(password)).update(content).digest(),
  );
}

/** The length that the parameters of PBKDF2 must name for PBMAC1 (RFC 9579, 4). */
function macKeyLength(der: Uint8Array, derivation: Tlv): number {
  const [, parameters] = children(der, derivation);
  const named = parameters && children(der, parameters)[2];
  if (named?.tag !== Tag.integer) throw unexpected(parameters ?? derivation);
  const length = smallInteger(der, named);
  if (length < minMacKey || length > maxMacKey) throw unexpected(named);
  return length;
}
