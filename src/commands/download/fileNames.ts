import type { Certificate } from "../../certificates";
import { displayName } from "../../certificates";

/** A name for what is downloaded, good on every system: `example.com_a1b2c3d4`. A wildcard's star becomes `_`. */
export function downloadName(certificate: Pick<Certificate, "id" | "domain" | "alias">): string {
  return `${plain(displayName(certificate))}_${plain(certificate.id)}`;
}

function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{M}\p{N}.-]/gu, "_")
    .replace(/^\.+/, "_")
    .slice(0, 100);
}
