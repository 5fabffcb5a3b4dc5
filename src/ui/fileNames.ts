// Names of files and of read-only documents, made of what others wrote. Plain: runs without the editor.
import { shortened, visibleText } from "./visibleText";

/** Names Windows keeps for devices, whatever follows the dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether Windows takes a name for a device. */
export function isDeviceName(name: string): boolean {
  return device.test(name);
}

/**
 * The name as every file system takes it: no device of Windows, no dot at its end, not longer than `longest` bytes. What
 * characters may be in it is up to the caller.
 */
export function fileSystemName(name: string, longest: number): string {
  const safe = isDeviceName(name) ? `_${name}` : name;
  let bytes = 0;
  let cut = "";
  for (const character of safe) {
    bytes += Buffer.byteLength(character);
    if (bytes > longest) break;
    cut += character;
  }
  return cut.replace(/\.+$/, "");
}

/** More of a name is not shown: a host name has no more characters (RFC 1035, section 2.3.4). */
const longestDocumentName = 253;

/**
 * The name of a read-only document, as a part of its path: as it is read in a tab, and never a way to a folder. What is
 * too long is cut before its ending, by which the editor knows the language.
 */
export function documentName(name: string): string {
  const [, stem = "", ending = ""] = /^(.*?)(\.[a-z]{1,8})?$/s.exec(visibleText(name)) ?? [];
  return `${shortened(stem, longestDocumentName - ending.length)}${ending}`
    .replace(/[\\/]/g, "_")
    .replace(/^\.+$/, (dots) => "_".repeat(dots.length));
}
