// @types/node-forge describes the whole package; we load only the modules we use, to keep the bundle small.
declare module "node-forge/lib/forge" {
  import * as forge from "node-forge";

  /** Missing from @types/node-forge. Strings and buffers hold one character a byte. */
  interface PasswordBasedEncryption {
    /** RFC 7292, appendix B; `id` 1 makes a key, 2 an IV, 3 a MAC key. Without a hash: SHA-1. */
    generatePkcs12Key(
      password: string | null,
      salt: forge.util.ByteStringBuffer,
      id: 1 | 2 | 3,
      iterations: number,
      length: number,
    ): forge.util.ByteStringBuffer;
    /** OpenSSL's EVP_BytesToKey with MD5 and one round. */
    opensslDeriveBytes(password: string, salt: string, length: number): string;
  }

  const modules: typeof forge & { readonly pbe: PasswordBasedEncryption };
  export default modules;
}
declare module "node-forge/lib/aes" {}
declare module "node-forge/lib/des" {}
declare module "node-forge/lib/md5" {}
declare module "node-forge/lib/pbe" {}
declare module "node-forge/lib/rsa" {}
declare module "node-forge/lib/sha1" {}
