import type { DecodedCertificate } from "../pem";
import { certificateName } from "../ui/certificateText";

const longestFileName = 80;

/** A name that every file system takes. */
export function fileNameOf(certificate: DecodedCertificate): string {
  const name = certificateName(certificate)
    .replace(/^\*/, "wildcard")
    .replace(/[^\p{Letter}\p{Number}.-]+/gu, "_")
    .replace(/^[._]+|[._]+$/g, "")
    .slice(0, longestFileName);
  return `${name || certificate.sha256.slice(0, 16)}.pem`;
}
