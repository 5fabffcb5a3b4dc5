import type { X509Block } from "../inventory";

/** Windows gives these to devices, whatever the ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const maxStemLength = 60;

/** Characters of a name that are looked at: the patterns take long for 100,000 dots. */
const mostRead = 1000;

/** `conf/server.pem` → `server`. A key file's own parts would take its name, so it gets another. */
export function fileStem(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const stem = file.replace(/\.[^.]+$/, "") || file;
  return file === `${stem}.key` ? `${stem}.private` : stem;
}

/**
 * The name of the files of a server, from its certificate: `example.com`, `_wildcard.example.com`; safe on every system.
 *
 * @param number of the server in its file, for certificates without a usable name.
 */
export function partStem(entry: X509Block | undefined, number: number): string {
  const { subject, names } = entry?.certificate ?? { subject: {}, names: [] };
  const name = "commonName" in subject ? subject.commonName : undefined;
  const stem = (name ?? names[0]?.value ?? "")
    .slice(0, mostRead)
    .normalize("NFC")
    .replace(/^\*\./, "_wildcard.")
    .replace(/[^\p{L}\p{N}._-]+/gu, "_")
    .replace(/^\.+|\.+$/g, "")
    .slice(0, maxStemLength);
  if (stem === "" || /^_+$/.test(stem)) return `certificate-${number}`;
  return reserved.test(stem) ? `_${stem}` : stem;
}

/** `server.key` → `server-2.key`; `server.chain.pem` → `server.chain-2.pem`. */
export function numberedName(name: string, number: number): string {
  return name.replace(/(\.[^.]+)?$/, (ending) => `-${number}${ending}`);
}
