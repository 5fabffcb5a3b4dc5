import { domainToASCII } from "node:url";
import { type Message, message, type ValidationRecord } from "../certificates";

/** A record as a line of a zone file, or which part of it cannot stand in one. */
export type ZoneLine =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "none"; readonly part: "key" | "value"; readonly why: Message };

const timeToLive = 600;
const longestName = 253;
const longestString = 255;
const label = /^[a-z0-9_-]{1,63}$/i;

/**
 * The record as a line of a zone file (RFC 1035 section 5.1), with names and strings within their limits (section 2.3.4)
 * and in ASCII, so that every name server reads the same.
 *
 * @returns `undefined` for what is no DNS record, such as a file.
 */
export function zoneLineOf({ type, key, value }: ValidationRecord): ZoneLine | undefined {
  if (type !== "CNAME" && type !== "TXT") return undefined;
  const owner = absoluteName(key);
  if (owner === undefined) return { kind: "none", part: "key", why: noName() };
  const data = type === "CNAME" ? absoluteName(value) : characterStrings(value);
  if (data === undefined) {
    return { kind: "none", part: "value", why: type === "CNAME" ? noName() : hiddenCharacters() };
  }
  return { kind: "line", text: `${owner} ${timeToLive} IN ${type} ${data}` };
}

function noName(): Message {
  return message("No name that DNS allows, so there is no zone file line");
}

function hiddenCharacters(): Message {
  return message("Holds control characters, so there is no zone file line");
}

/** The name with its dot at the end; an international one in its ASCII form. Only the first label may be a wildcard. */
function absoluteName(name: string): string | undefined {
  // Plain names stay as they are written: `domainToASCII` would take some for addresses.
  const ascii = /^[\x21-\x7E]*$/.test(name) ? name : domainToASCII(name);
  const relative = ascii.replace(/\.$/, "");
  const [first = "", ...rest] = relative.split(".");
  const isName = (first === "*" || label.test(first)) && rest.every((part) => label.test(part));
  return isName && relative.length <= longestName ? `${relative}.` : undefined;
}

/** A text as quoted strings of at most 255 bytes. Without control characters, which have no business in a value. */
function characterStrings(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001F\u007F]/.test(text)) return undefined;
  const bytes = Buffer.from(text, "utf8");
  const strings = [];
  for (let start = 0; start === 0 || start < bytes.length; start += longestString) {
    strings.push(`"${[...bytes.subarray(start, start + longestString)].map(escaped).join("")}"`);
  }
  return strings.join(" ");
}

/** Quotes and backslashes with a backslash, bytes beyond ASCII as `\DDD`. */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (byte > 0x7e) return `\\${byte}`;
  return character === '"' || character === "\\" ? `\\${character}` : character;
}
