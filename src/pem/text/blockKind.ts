import type { BlockKind, PemBlock } from "../types";

const kinds: ReadonlyMap<string, BlockKind> = new Map([
  ["CERTIFICATE", "certificate"],
  ["X509 CERTIFICATE", "certificate"],
  ["TRUSTED CERTIFICATE", "certificate"],
  ["PRIVATE KEY", "private-key"],
  ["RSA PRIVATE KEY", "private-key"],
  ["EC PRIVATE KEY", "private-key"],
  ["DSA PRIVATE KEY", "private-key"],
  ["ENCRYPTED PRIVATE KEY", "encrypted-private-key"],
  ["PUBLIC KEY", "public-key"],
  ["RSA PUBLIC KEY", "public-key"],
  ["CERTIFICATE REQUEST", "request"],
  ["NEW CERTIFICATE REQUEST", "request"],
  ["X509 CRL", "crl"],
  ["PKCS7", "pkcs7"],
  ["CMS", "pkcs7"],
  ["PKCS #7 SIGNED DATA", "pkcs7"],
  ["EC PARAMETERS", "parameters"],
  ["DSA PARAMETERS", "parameters"],
  ["DH PARAMETERS", "parameters"],
  ["SM2 PARAMETERS", "parameters"],
]);

/** What a label announces. A traditional key with `Proc-Type: 4,ENCRYPTED` is a `private-key` by its label. */
export function blockKind(label: string): BlockKind {
  return kinds.get(label) ?? "other";
}

/** Whether the block holds a private key, encrypted or not. */
export function isPrivateKey({ label }: Pick<PemBlock, "label">): boolean {
  return blockKind(label) === "private-key" || blockKind(label) === "encrypted-private-key";
}
