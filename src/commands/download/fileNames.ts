import type { Certificate } from "../../certificates";
import { displayName } from "../../certificates";
import { fileSystemName } from "../../ui/fileNames";

/** Bytes; leaves room for the extension. File systems take 255, some less. */
const longestPart = 100;

/** A name for what is downloaded, good on every system: `example.com_a1b2c3d4`. A wildcard's star becomes `_`. */
export function downloadName(certificate: Pick<Certificate, "id" | "domain" | "alias">): string {
  const name = `${plain(displayName(certificate))}_${plain(certificate.id)}`;
  return fileSystemName(name, 2 * longestPart);
}

function plain(text: string): string {
  return fileSystemName(text.replace(/[^\p{L}\p{M}\p{N}.-]/gu, "_").replace(/^\.+/, "_"), longestPart);
}
