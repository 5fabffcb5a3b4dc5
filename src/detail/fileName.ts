import type { DecodedCertificate } from "../pem";
import { certificateName } from "../ui/certificateText";
import { fileSystemName } from "../ui/fileNames";

/** Characters of a name that are looked at: the patterns take long for 100,000 dots. */
const mostRead = 1000;

/** Bytes; leaves room for the extension. */
const longestFileName = 120;

/** A name that every file system takes. */
export function fileNameOf(certificate: DecodedCertificate): string {
  const name = certificateName(certificate)
    .slice(0, mostRead)
    .replace(/^\*/, "wildcard")
    .replace(/[^\p{Letter}\p{Number}.-]+/gu, "_")
    .replace(/^[._-]+|[._]+$/g, "");
  return `${fileSystemName(name, longestFileName) || certificate.sha256.slice(0, 16)}.pem`;
}
