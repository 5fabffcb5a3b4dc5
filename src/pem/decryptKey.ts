import { pbkdf2Sync, scryptSync } from "node:crypto";
import type * as forgeTypes from "node-forge";
import { message, type Secret, success, unwrap } from "../certificates";
import { children, contentOf, oidText, onlyTlv, smallInteger, Tag, type Tlv, unexpected } from "./der";
import {
  type KeyResult,
  keyFailure,
  needsPassphrase,
  unreadableKey,
  unsupportedCipher,
  wrongPassphrase,
} from "./keyProblem";
import { forge, fromBinary, toBinary } from "./nodeForge";
import { derivePkcs12Key } from "./pkcs12Kdf";
import { reading } from "./reading";

/**
 * Decryption of private keys. The ciphers are node-forge's: the desktop editor's crypto (BoringSSL) lacks some of them.
 * The key derivations that cost time are node:crypto's, which every build has.
 */

interface Cipher {
  readonly name: string;
  /** As node-forge calls it. */
  readonly algorithm: "AES-CBC" | "3DES-CBC" | "DES-CBC" | "RC2";
  readonly keyLength: number;
  readonly ivLength: number;
}

const aes128: Cipher = { name: "AES-128-CBC", algorithm: "AES-CBC", keyLength: 16, ivLength: 16 };
const aes192: Cipher = { name: "AES-192-CBC", algorithm: "AES-CBC", keyLength: 24, ivLength: 16 };
const aes256: Cipher = { name: "AES-256-CBC", algorithm: "AES-CBC", keyLength: 32, ivLength: 16 };
const tripleDes: Cipher = { name: "DES-EDE3-CBC", algorithm: "3DES-CBC", keyLength: 24, ivLength: 8 };
/** Old PKCS#12 files encrypt their certificates with it. */
const rc2Of40Bits: Cipher = { name: "RC2-40-CBC", algorithm: "RC2", keyLength: 5, ivLength: 8 };
const rc2Of128Bits: Cipher = { name: "RC2-128-CBC", algorithm: "RC2", keyLength: 16, ivLength: 8 };
const des: Cipher = { name: "DES-CBC", algorithm: "DES-CBC", keyLength: 8, ivLength: 8 };

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

/** Names of algorithms that are not supported, for the message. */
const unsupportedNames: ReadonlyMap<string, string> = new Map([
  ["1.2.156.10197.1.104.2", "SM4-CBC"],
  ["1.2.840.113549.3.2", "RC2-CBC"],
  ["2.16.840.1.101.3.4.1.6", "AES-128-GCM"],
  ["2.16.840.1.101.3.4.1.46", "AES-256-GCM"],
  ["1.2.840.113549.1.12.1.1", "PBE-SHA1-RC4-128"],
  ["1.2.840.113549.1.12.1.2", "PBE-SHA1-RC4-40"],
  ["1.2.840.113549.1.5.6", "PBE-MD5-RC2-64"],
  ["1.2.840.113549.1.5.11", "PBE-SHA1-RC2-64"],
]);

/** Pseudo-random functions of PBKDF2 (RFC 8018, B.1.2), as node:crypto names their hash. */
const pseudoRandomFunctions: ReadonlyMap<string, string> = new Map([
  ["1.2.840.113549.2.7", "sha1"],
  ["1.2.840.113549.2.8", "sha224"],
  ["1.2.840.113549.2.9", "sha256"],
  ["1.2.840.113549.2.10", "sha384"],
  ["1.2.840.113549.2.11", "sha512"],
]);

const pbes2 = "1.2.840.113549.1.5.13";
const pbkdf2 = "1.2.840.113549.1.5.12";
const scrypt = "1.3.6.1.4.1.11591.4.11";

/** Limits on what a file may make us compute: about a second each. */
const maxPbkdf2Iterations = 3_000_000;
const maxForgeIterations = 300_000;
const maxScryptMemory = 256 * 1024 * 1024;

/**
 * Decrypts an EncryptedPrivateKeyInfo (RFC 5958, 3).
 *
 * @returns the bytes that come out, which with a wrong passphrase may now and then be garbage with right padding; the
 *   caller checks that they are a key.
 */
export function decryptPkcs8(der: Uint8Array, passphrase: Secret | undefined): KeyResult<Uint8Array> {
  const parts = reading(() => {
    const [identifier, data] = children(der, onlyTlv(der, Tag.sequence));
    if (!identifier || data?.tag !== Tag.octetString)
      throw unexpected(identifier ?? onlyTlv(der, Tag.sequence));
    return { identifier, data: contentOf(der, data) };
  });
  if (!parts.ok) return unreadableKey(parts.error);
  return decryptContent(der, parts.value.identifier, parts.value.data, passphrase);
}

/**
 * Decrypts what was encrypted with a passphrase by PBES2, PBES1 or the schemes of PKCS#12.
 *
 * @param identifier the AlgorithmIdentifier in `der` that says how.
 * @returns as {@link decryptPkcs8}.
 */
export function decryptContent(
  der: Uint8Array,
  identifier: Tlv,
  data: Uint8Array,
  passphrase: Secret | undefined,
): KeyResult<Uint8Array> {
  const parts = reading(() => {
    const [type, parameters] = children(der, identifier);
    if (!type || !parameters) throw unexpected(identifier);
    return { scheme: oidText(der, type), parameters };
  });
  if (!parts.ok) return unreadableKey(parts.error);
  const { scheme, parameters } = parts.value;
  const key = scheme === pbes2 ? readPbes2(der, parameters) : readPbes1(der, scheme, parameters);
  if (!key.ok) return key;
  if (passphrase === undefined) return needsPassphrase();
  const derived = key.value(unwrap(passphrase));
  return derived.ok ? decrypt(derived.value, data) : derived;
}

/** A cipher ready for use. */
interface KeyedCipher {
  readonly cipher: Cipher;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** Makes a cipher of a passphrase; the work is done only when there is one. */
type Derivation = (passphrase: string) => KeyResult<KeyedCipher>;

function readPbes2(der: Uint8Array, parameters: Tlv): KeyResult<Derivation> {
  const read = reading(() => {
    const [kdf, encryption] = children(der, parameters);
    const [kdfType, kdfParameters] = kdf ? children(der, kdf) : [];
    const [cipherType, iv] = encryption ? children(der, encryption) : [];
    if (!kdfType || !kdfParameters || !cipherType || !iv) throw unexpected(parameters);
    return {
      kdf: oidText(der, kdfType),
      kdfParameters,
      cipherOid: oidText(der, cipherType),
      iv: contentOf(der, iv),
    };
  });
  if (!read.ok) return unreadableKey(read.error);
  const { kdf, kdfParameters, cipherOid, iv } = read.value;
  const cipher = pbes2Ciphers.get(cipherOid);
  if (cipher === undefined) return unsupportedCipher(unsupportedNames.get(cipherOid) ?? cipherOid);
  const derive = readKdf(der, kdf, kdfParameters, cipher.keyLength);
  if (!derive.ok) return derive;
  return success((passphrase) => success({ cipher, key: derive.value(passphrase), iv }));
}

type KeyDerivation = (passphrase: string) => Uint8Array;

function readKdf(der: Uint8Array, kdf: string, parameters: Tlv, keyLength: number): KeyResult<KeyDerivation> {
  if (kdf === pbkdf2) return readPbkdf2(der, parameters, keyLength);
  if (kdf === scrypt) return readScrypt(der, parameters, keyLength);
  return unsupportedCipher(kdf);
}

/** PBKDF2-params (RFC 8018, A.2). */
function readPbkdf2(der: Uint8Array, parameters: Tlv, keyLength: number): KeyResult<KeyDerivation> {
  const read = reading(() => {
    const [salt, count, ...rest] = children(der, parameters);
    if (salt?.tag !== Tag.octetString || !count) throw unexpected(parameters);
    const prf = rest.find(({ tag }) => tag === Tag.sequence);
    const [prfType] = prf ? children(der, prf) : [];
    return {
      salt: contentOf(der, salt),
      iterations: smallInteger(der, count),
      prf: prfType ? oidText(der, prfType) : "1.2.840.113549.2.7",
    };
  });
  if (!read.ok) return unreadableKey(read.error);
  const { salt, iterations, prf } = read.value;
  const hash = pseudoRandomFunctions.get(prf);
  if (hash === undefined) return unsupportedCipher(prf);
  const refused = checkIterations(iterations, maxPbkdf2Iterations);
  if (refused) return refused;
  return success((passphrase) => pbkdf2Sync(passphrase, salt, iterations, keyLength, hash));
}

function checkIterations(iterations: number, most: number): KeyResult<never> | undefined {
  if (iterations >= 1 && iterations <= most) return undefined;
  return keyFailure(
    "unsupported-cipher",
    message(
      "the private key asks for {0} rounds of key derivation, and at most {1} are computed here; decrypt it with “openssl pkey” first",
      iterations,
      most,
    ),
  );
}

/** scrypt-params (RFC 7914, 7). */
function readScrypt(der: Uint8Array, parameters: Tlv, keyLength: number): KeyResult<KeyDerivation> {
  const read = reading(() => {
    const [salt, ...numbers] = children(der, parameters);
    if (salt?.tag !== Tag.octetString) throw unexpected(parameters);
    const [N = 0, r = 0, p = 0] = numbers.map((value) => smallInteger(der, value));
    return { salt: contentOf(der, salt), N, r, p };
  });
  if (!read.ok) return unreadableKey(read.error);
  const { salt, N, r, p } = read.value;
  const isPowerOfTwo = N > 1 && Number.isInteger(Math.log2(N));
  const isModest = 128 * N * r <= maxScryptMemory && p >= 1 && p <= 16 && r >= 1;
  if (!isPowerOfTwo || !isModest) return unsupportedCipher("scrypt");
  const options = { N, r, p, maxmem: maxScryptMemory * 2 };
  return success((passphrase) => scryptSync(passphrase, salt, keyLength, options));
}

/** How PBES1 (RFC 8018, 6.1) and PKCS#12 (RFC 7292, C) make key and IV of a passphrase. */
const pbes1Schemes: ReadonlyMap<string, { readonly cipher: Cipher; readonly derive: Pbes1Derive }> = new Map([
  ["1.2.840.113549.1.5.3", { cipher: des, derive: pbkdf1With("md5") }],
  ["1.2.840.113549.1.5.10", { cipher: des, derive: pbkdf1With("sha1") }],
  ["1.2.840.113549.1.12.1.3", { cipher: tripleDes, derive: pkcs12Derive(24) }],
  ["1.2.840.113549.1.12.1.4", { cipher: tripleDes, derive: twoKeys(pkcs12Derive(16)) }],
  ["1.2.840.113549.1.12.1.5", { cipher: rc2Of128Bits, derive: pkcs12Derive(16) }],
  ["1.2.840.113549.1.12.1.6", { cipher: rc2Of40Bits, derive: pkcs12Derive(5) }],
]);

type Pbes1Derive = (
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
) => { readonly key: Uint8Array; readonly iv: Uint8Array };

function readPbes1(der: Uint8Array, oid: string, parameters: Tlv): KeyResult<Derivation> {
  const scheme = pbes1Schemes.get(oid);
  if (scheme === undefined) return unsupportedCipher(unsupportedNames.get(oid) ?? oid);
  const read = reading(() => {
    const [salt, count] = children(der, parameters);
    if (salt?.tag !== Tag.octetString || !count) throw unexpected(parameters);
    return { salt: contentOf(der, salt), iterations: smallInteger(der, count) };
  });
  if (!read.ok) return unreadableKey(read.error);
  const { salt, iterations } = read.value;
  const refused = checkIterations(iterations, maxForgeIterations);
  if (refused) return refused;
  return success((passphrase) =>
    success({ cipher: scheme.cipher, ...scheme.derive(passphrase, salt, iterations) }),
  );
}

function pbkdf1With(hash: "md5" | "sha1"): Pbes1Derive {
  return (passphrase, salt, iterations) => {
    let block = utf8Binary(passphrase) + toBinary(salt);
    for (let round = 0; round < iterations; round += 1) {
      block = forge.md[hash].create().update(block).digest().getBytes();
    }
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
  passphrase: Secret | undefined,
): KeyResult<Uint8Array> {
  const [name = "", ivHex = ""] = dekInfo.split(",").map((part) => part.trim());
  const cipher = headerCiphers.get(name.toUpperCase());
  if (cipher === undefined) return unsupportedCipher(name);
  if (!/^[0-9A-Fa-f]*$/.test(ivHex) || ivHex.length !== cipher.ivLength * 2) {
    return unreadableKey(message("the initialisation vector in its DEK-Info header is malformed"));
  }
  if (passphrase === undefined) return needsPassphrase();
  const iv = Buffer.from(ivHex, "hex");
  // OpenSSL's EVP_BytesToKey with MD5, one round, and the first eight bytes of the IV as salt.
  const salt = toBinary(iv.subarray(0, 8));
  const key = fromBinary(
    forge.pbe.opensslDeriveBytes(utf8Binary(unwrap(passphrase)), salt, cipher.keyLength),
  );
  return decrypt({ cipher, key, iv }, der);
}

function utf8Binary(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function decrypt({ cipher, key, iv }: KeyedCipher, data: Uint8Array): KeyResult<Uint8Array> {
  if (iv.length !== cipher.ivLength || data.length === 0 || data.length % cipher.ivLength !== 0) {
    return unreadableKey(message("its encrypted data has a wrong length"));
  }
  const decipher = createDecipher(cipher, toBinary(key), toBinary(iv));
  decipher.update(forge.util.createBuffer(toBinary(data)));
  return decipher.finish() ? success(fromBinary(decipher.output.getBytes())) : wrongPassphrase();
}

type Decipher = Pick<forgeTypes.cipher.BlockCipher, "update" | "finish" | "output">;

function createDecipher({ algorithm }: Cipher, key: string, iv: string): Decipher {
  if (algorithm === "RC2") {
    const decipher = forge.rc2.createDecryptionCipher(key, key.length * 8);
    decipher.start(iv);
    return decipher;
  }
  const decipher = forge.cipher.createDecipher(algorithm, key);
  decipher.start({ iv });
  return decipher;
}
