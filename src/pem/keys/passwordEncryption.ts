import { message, type Secret, success, unwrap } from "../../certificates";
import { children, contentOf, onlyTlv, smallInteger, Tag, type Tlv, unexpected } from "../asn1/der";
import { oidText } from "../asn1/oidText";
import { reading } from "../asn1/reading";
import {
  aes128,
  aes192,
  aes256,
  type Cipher,
  decrypt,
  des,
  type KeyedCipher,
  rc2Of40Bits,
  rc2Of128Bits,
  tripleDes,
} from "./ciphers";
import { readKeyDerivation, refuseRounds } from "./keyDerivation";
import { forge, fromBinary, toBinary } from "./nodeForge";
import { derivePkcs12Key } from "./pkcs12Kdf";
import { malformed, needsPassword, type ProtectionResult, unsupported } from "./protectionProblem";

/** Ciphers of PBES2 by their OID (RFC 8018, B.2). */
const pbes2Ciphers: ReadonlyMap<string, Cipher> = new Map([
  ["2.16.840.1.101.3.4.1.2", aes128],
  ["2.16.840.1.101.3.4.1.22", aes192],
  ["2.16.840.1.101.3.4.1.42", aes256],
  ["1.2.840.113549.3.7", tripleDes],
  ["1.3.14.3.2.7", des],
]);

/** Ciphers of the `DEK-Info` header by their name. */
const headerCiphers: ReadonlyMap<string, Cipher> = new Map(
  [aes128, aes192, aes256, tripleDes, des].map((cipher) => [cipher.name, cipher]),
);

/** Names of what is not decrypted here but openssl writes, for the message. */
const otherSchemes: ReadonlyMap<string, string> = new Map([
  ["1.2.156.10197.1.104.2", "SM4-CBC"],
  ["1.2.392.200011.61.1.1.1.2", "CAMELLIA-128-CBC"],
  ["1.2.392.200011.61.1.1.1.3", "CAMELLIA-192-CBC"],
  ["1.2.392.200011.61.1.1.1.4", "CAMELLIA-256-CBC"],
  ["1.2.410.200004.1.4", "SEED-CBC"],
  ["1.2.410.200046.1.1.2", "ARIA-128-CBC"],
  ["1.2.410.200046.1.1.7", "ARIA-192-CBC"],
  ["1.2.410.200046.1.1.12", "ARIA-256-CBC"],
  ["1.2.840.113533.7.66.10", "CAST5-CBC"],
  ["1.2.840.113549.3.2", "RC2-CBC"],
  ["1.3.6.1.4.1.3029.1.2", "BF-CBC"],
  ["2.16.840.1.101.3.4.1.3", "AES-128-OFB"],
  ["2.16.840.1.101.3.4.1.4", "AES-128-CFB"],
  ["2.16.840.1.101.3.4.1.6", "AES-128-GCM"],
  ["2.16.840.1.101.3.4.1.23", "AES-192-OFB"],
  ["2.16.840.1.101.3.4.1.24", "AES-192-CFB"],
  ["2.16.840.1.101.3.4.1.26", "AES-192-GCM"],
  ["2.16.840.1.101.3.4.1.43", "AES-256-OFB"],
  ["2.16.840.1.101.3.4.1.44", "AES-256-CFB"],
  ["2.16.840.1.101.3.4.1.46", "AES-256-GCM"],
  ["1.2.840.113549.1.5.1", "PBE-MD2-DES"],
  ["1.2.840.113549.1.5.4", "PBE-MD2-RC2-64"],
  ["1.2.840.113549.1.5.6", "PBE-MD5-RC2-64"],
  ["1.2.840.113549.1.5.11", "PBE-SHA1-RC2-64"],
  ["1.2.840.113549.1.12.1.1", "PBE-SHA1-RC4-128"],
  ["1.2.840.113549.1.12.1.2", "PBE-SHA1-RC4-40"],
]);

const pbes2 = "1.2.840.113549.1.5.13";

/** The hashes of PBES1 are computed round by round in JavaScript; this many take about a second. */
const maxPbes1Rounds = 300_000;

/**
 * Decrypts an EncryptedPrivateKeyInfo (RFC 5958, 3).
 *
 * @returns the bytes that come out, which with a wrong password may now and then be garbage with right padding; the
 *   caller checks that they are a key.
 */
export function decryptPkcs8(der: Uint8Array, password: Secret | undefined): ProtectionResult<Uint8Array> {
  const parts = reading(() => {
    const whole = onlyTlv(der, Tag.sequence);
    const [identifier, data] = children(der, whole);
    if (!identifier || data?.tag !== Tag.octetString) throw unexpected(identifier ?? whole);
    return { identifier, data: contentOf(der, data) };
  });
  if (!parts.ok) return malformed(parts.error);
  return decryptContent(der, parts.value.identifier, parts.value.data, password);
}

/**
 * Decrypts what was encrypted with a password by PBES2, PBES1 or the schemes of PKCS#12. What is not supported is said
 * before a password is asked for.
 *
 * @param identifier the AlgorithmIdentifier in `der` that says how.
 * @returns as {@link decryptPkcs8}.
 */
export function decryptContent(
  der: Uint8Array,
  identifier: Tlv,
  data: Uint8Array,
  password: Secret | undefined,
): ProtectionResult<Uint8Array> {
  const parts = reading(() => {
    const [type, parameters] = children(der, identifier);
    if (!type || !parameters) throw unexpected(identifier);
    return { scheme: oidText(der, type), parameters };
  });
  if (!parts.ok) return malformed(parts.error);
  const { scheme, parameters } = parts.value;
  const keying = scheme === pbes2 ? readPbes2(der, parameters) : readPbes1(der, scheme, parameters);
  if (!keying.ok) return keying;
  if (password === undefined) return needsPassword();
  return decrypt(keying.value(unwrap(password)), data);
}

/** Makes a cipher of a password; the work is done only when there is one. */
type Keying = (password: string) => KeyedCipher;

/** PBES2-params (RFC 8018, A.4). */
function readPbes2(der: Uint8Array, parameters: Tlv): ProtectionResult<Keying> {
  const read = reading(() => {
    const [derivation, encryption] = children(der, parameters);
    const [type, iv] = encryption ? children(der, encryption) : [];
    if (!derivation || !type || !iv) throw unexpected(parameters);
    return { derivation, cipherOid: oidText(der, type), iv: contentOf(der, iv) };
  });
  if (!read.ok) return malformed(read.error);
  const { derivation, cipherOid, iv } = read.value;
  const cipher = pbes2Ciphers.get(cipherOid);
  if (cipher === undefined) return unsupported(otherSchemes.get(cipherOid) ?? cipherOid);
  const derive = readKeyDerivation(der, derivation, cipher.keyLength);
  if (!derive.ok) return derive;
  return success((password) => ({ cipher, key: derive.value(password), iv }));
}

/** How PBES1 (RFC 8018, 6.1) and PKCS#12 (RFC 7292, C) make key and IV of a password. */
const pbes1Schemes: ReadonlyMap<string, { readonly cipher: Cipher; readonly derive: Pbes1Derive }> = new Map([
  ["1.2.840.113549.1.5.3", { cipher: des, derive: pbkdf1With("md5") }],
  ["1.2.840.113549.1.5.10", { cipher: des, derive: pbkdf1With("sha1") }],
  ["1.2.840.113549.1.12.1.3", { cipher: tripleDes, derive: pkcs12Derive(24) }],
  ["1.2.840.113549.1.12.1.4", { cipher: tripleDes, derive: twoKeys(pkcs12Derive(16)) }],
  ["1.2.840.113549.1.12.1.5", { cipher: rc2Of128Bits, derive: pkcs12Derive(16) }],
  ["1.2.840.113549.1.12.1.6", { cipher: rc2Of40Bits, derive: pkcs12Derive(5) }],
]);

type Pbes1Derive = (
  password: string,
  salt: Uint8Array,
  rounds: number,
) => { readonly key: Uint8Array; readonly iv: Uint8Array };

function readPbes1(der: Uint8Array, oid: string, parameters: Tlv): ProtectionResult<Keying> {
  const scheme = pbes1Schemes.get(oid);
  if (scheme === undefined) return unsupported(otherSchemes.get(oid) ?? oid);
  const read = reading(() => {
    const [salt, count] = children(der, parameters);
    if (salt?.tag !== Tag.octetString || !count) throw unexpected(parameters);
    return { salt: contentOf(der, salt), rounds: smallInteger(der, count) };
  });
  if (!read.ok) return malformed(read.error);
  const { salt, rounds } = read.value;
  const refused = refuseRounds(rounds, maxPbes1Rounds);
  if (refused) return refused;
  return success((password) => ({ cipher: scheme.cipher, ...scheme.derive(password, salt, rounds) }));
}

function pbkdf1With(hash: "md5" | "sha1"): Pbes1Derive {
  return (password, salt, rounds) => {
    let block = utf8Binary(password) + toBinary(salt);
    for (let round = 0; round < rounds; round += 1) block = digestOf(hash, block);
    return { key: fromBinary(block.slice(0, 8)), iv: fromBinary(block.slice(8, 16)) };
  };
}

function pkcs12Derive(keyLength: 5 | 16 | 24): Pbes1Derive {
  return (passphrase, salt, iterations) => {
    const derive = (purpose: 1 | 2, length: number) =>
      derivePkcs12Key({ hash: "sha1", passphrase, salt, purpose, iterations, length });
    return { key: derive(1, keyLength), iv: derive(2, 8) };
  };
}

/** Two-key triple DES uses its first key again as the third. */
function twoKeys(derive: Pbes1Derive): Pbes1Derive {
  return (...from) => {
    const { key, iv } = derive(...from);
    return { key: Buffer.concat([key, key.subarray(0, 8)]), iv };
  };
}

/** Decrypts a traditional key: `DEK-Info: AES-256-CBC,<IV in hex>` over the body (RFC 1421, 4.6.1.3, and OpenSSL). */
export function decryptTraditional(
  der: Uint8Array,
  dekInfo: string,
  password: Secret | undefined,
): ProtectionResult<Uint8Array> {
  const [name = "", ivHex = ""] = dekInfo.split(",").map((part) => part.trim());
  const cipher = headerCiphers.get(name.toUpperCase());
  if (cipher === undefined) return unsupported(name);
  if (!/^[0-9A-Fa-f]*$/.test(ivHex) || ivHex.length !== cipher.ivLength * 2) {
    return malformed(message("the initialisation vector in its DEK-Info header is malformed"));
  }
  if (password === undefined) return needsPassword();
  const iv = Buffer.from(ivHex, "hex");
  return decrypt({ cipher, key: opensslKey(unwrap(password), iv, cipher.keyLength), iv }, der);
}

/** OpenSSL's EVP_BytesToKey with MD5, one round, and the first eight bytes of the IV as salt. */
function opensslKey(password: string, iv: Uint8Array, length: number): Uint8Array {
  const salted = utf8Binary(password) + toBinary(iv.subarray(0, 8));
  let key = "";
  for (let block = ""; key.length < length; key += block) block = digestOf("md5", block + salted);
  return fromBinary(key.slice(0, length));
}

/** node-forge's, since an editor whose crypto is restricted (FIPS) has no MD5. */
function digestOf(hash: "md5" | "sha1", binary: string): string {
  return forge.md[hash].create().update(binary).digest().getBytes();
}

function utf8Binary(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
