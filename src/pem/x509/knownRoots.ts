import { rootCertificates } from "node:tls";
import { readBlocks } from "../text/blocks";
import type { DistinguishedName } from "../types";
import { decodeX509 } from "./certificate";
import { foldName } from "./names";

let names: Set<string> | undefined;

/**
 * Whether a name is that of a root in Mozilla's list, which Node.js and the editor carry. It says only that nothing
 * is missing above a certificate; trust is not judged here.
 */
export function isKnownRoot(name: DistinguishedName): boolean {
  names ??= new Set(rootCertificates.flatMap(rootName));
  return names.has(foldName(name.text));
}

function rootName(pem: string): string[] {
  return readBlocks({ name: "", text: pem }).flatMap(({ der }) => {
    const decoded = der && decodeX509(der);
    return decoded?.ok ? [foldName(decoded.value.subject.text)] : [];
  });
}
