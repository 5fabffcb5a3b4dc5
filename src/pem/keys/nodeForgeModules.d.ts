// @types/node-forge describes the whole package; we load only the modules we use, to keep the bundle small.
declare module "node-forge/lib/forge" {
  import * as forge from "node-forge";

  /** Missing from @types/node-forge. Strings hold one character a byte. */
  interface Rc2 {
    createDecryptionCipher(key: string, bits: number): forge.cipher.BlockCipher & { start(iv: string): void };
  }

  const modules: typeof forge & { readonly rc2: Rc2 };
  export default modules;
}
declare module "node-forge/lib/aes" {}
declare module "node-forge/lib/des" {}
declare module "node-forge/lib/md5" {}
declare module "node-forge/lib/sha1" {}
declare module "node-forge/lib/rc2" {}
