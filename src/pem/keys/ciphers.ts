import type * as forgeTypes from "node-forge";
import { message, success } from "../../certificates";
import { forge, fromBinary, toBinary } from "./nodeForge";
import { malformed, type ProtectionResult, wrongPassword } from "./protectionProblem";

/** A block cipher in CBC mode. They are node-forge's: the desktop editor's crypto (BoringSSL) lacks some of them. */
export interface Cipher {
  /** As OpenSSL calls it, and the `DEK-Info` header. */
  readonly name: string;
  /** As node-forge calls it. */
  readonly algorithm: "AES-CBC" | "3DES-CBC" | "DES-CBC" | "RC2";
  /** In bytes. */
  readonly keyLength: number;
  readonly ivLength: number;
}

export const aes128: Cipher = { name: "AES-128-CBC", algorithm: "AES-CBC", keyLength: 16, ivLength: 16 };
export const aes192: Cipher = { name: "AES-192-CBC", algorithm: "AES-CBC", keyLength: 24, ivLength: 16 };
export const aes256: Cipher = { name: "AES-256-CBC", algorithm: "AES-CBC", keyLength: 32, ivLength: 16 };
export const tripleDes: Cipher = {
  name: "DES-EDE3-CBC",
  algorithm: "3DES-CBC",
  keyLength: 24,
  ivLength: 8,
};
export const des: Cipher = { name: "DES-CBC", algorithm: "DES-CBC", keyLength: 8, ivLength: 8 };
/** Old PKCS#12 files encrypt their certificates with it. */
export const rc2Of40Bits: Cipher = { name: "RC2-40-CBC", algorithm: "RC2", keyLength: 5, ivLength: 8 };
export const rc2Of128Bits: Cipher = { name: "RC2-128-CBC", algorithm: "RC2", keyLength: 16, ivLength: 8 };

/** A cipher ready for use. */
export interface KeyedCipher {
  readonly cipher: Cipher;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** Decrypts and takes off the padding (RFC 8018, 6.1.1). Padding that is none means a wrong password. */
export function decrypt({ cipher, key, iv }: KeyedCipher, data: Uint8Array): ProtectionResult<Uint8Array> {
  if (iv.length !== cipher.ivLength || data.length === 0 || data.length % cipher.ivLength !== 0) {
    return malformed(message("its encrypted data has a wrong length"));
  }
  const decipher = createDecipher(cipher, toBinary(key), toBinary(iv));
  decipher.update(forge.util.createBuffer(toBinary(data)));
  return decipher.finish() ? success(fromBinary(decipher.output.getBytes())) : wrongPassword();
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
