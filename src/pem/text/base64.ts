/** What decoding gave, or where the text stops being base64. */
export type Base64Result =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly characters: number }
  | { readonly ok: false; readonly offset: number };

const white = 64;
const padding = 65;
const escaped = 66;
const invalid = 255;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** What each character up to DEL means: 0–63 its value, else one of the constants above. */
const meaning = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const value = alphabet.indexOf(character);
  if (value >= 0) return value;
  if (" \t\r\n\f\v".includes(character)) return white;
  if (character === "=") return padding;
  return character === "\\" ? escaped : invalid;
});

/**
 * Decodes the base64 (RFC 4648, 4) between two offsets of a text in one pass. White space counts for nothing, nor do the
 * escapes `\n`, `\r` and `\t`, so that a PEM inside a JSON or `.env` string reads too.
 *
 * @returns the bytes and how many base64 characters there were (no multiple of 4 when the end is missing), or the
 *   offset of the first character that does not belong.
 */
export function decodeBase64(text: string, start: number, end: number): Base64Result {
  const bytes = new Uint8Array(Math.floor(((end - start) * 3) / 4) + 3);
  const state = { bytes, length: 0, bits: 0, characters: 0 };
  for (let offset = start; offset < end; offset += 1) {
    if ((state.characters & 3) === 0) offset = decodeQuads(text, offset, end, state);
    if (offset >= end) break;
    const code = text.charCodeAt(offset);
    const value = code < 128 ? (meaning[code] as number) : invalid;
    if (value < 64) append(state, value);
    else if (value === padding) return finish(text, offset, end, state);
    else if (isEscape(text, offset, value)) offset += 1;
    else if (value !== white) return { ok: false, offset };
  }
  return finish(text, end, end, state);
}

/**
 * Decodes base64 by native code, which passes over whatever does not belong in it: so what it gave is encoded again and
 * compared. That is several times faster than {@link decodeBase64} while nothing has been compiled yet, as when the first
 * bundle is opened.
 *
 * @returns undefined for text in any other form than lines of base64 and for none at all, which {@link decodeBase64}
 *   looks at closely.
 */
export function decodeTidyBase64(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return undefined;
  const lines = base64.includes("\r") ? base64.replaceAll("\r", "") : base64;
  return lines.replaceAll("\n", "") === bytes.toString("base64") ? bytes : undefined;
}

/** The fast path: groups of four base64 characters with nothing between. Returns where it had to stop. */
function decodeQuads(text: string, start: number, end: number, state: Decoded): number {
  const { bytes } = state;
  let { length } = state;
  let offset = start;
  for (; offset + 4 <= end; offset += 4) {
    const c0 = text.charCodeAt(offset);
    const c1 = text.charCodeAt(offset + 1);
    const c2 = text.charCodeAt(offset + 2);
    const c3 = text.charCodeAt(offset + 3);
    if ((c0 | c1 | c2 | c3) >= 128) break;
    const v0 = meaning[c0] as number;
    const v1 = meaning[c1] as number;
    const v2 = meaning[c2] as number;
    const v3 = meaning[c3] as number;
    if ((v0 | v1 | v2 | v3) >= 64) break;
    bytes[length] = (v0 << 2) | (v1 >> 4);
    bytes[length + 1] = (v1 << 4) | (v2 >> 2);
    bytes[length + 2] = (v2 << 6) | v3;
    length += 3;
  }
  state.characters += offset - start;
  state.length = length;
  return offset;
}

/** Takes in one character; every fourth completes three bytes. */
function append(state: Decoded, value: number): void {
  state.bits = (state.bits << 6) | value;
  state.characters += 1;
  if ((state.characters & 3) !== 0) return;
  state.bytes[state.length] = state.bits >> 16;
  state.bytes[state.length + 1] = state.bits >> 8;
  state.bytes[state.length + 2] = state.bits;
  state.length += 3;
  state.bits = 0;
}

function isEscape(text: string, offset: number, value: number | undefined): boolean {
  return value === escaped && "nrt".includes(text.charAt(offset + 1) || "-");
}

interface Decoded {
  readonly bytes: Uint8Array;
  length: number;
  /** The 6, 12 or 18 bits that are left over. */
  bits: number;
  characters: number;
}

/** Takes in the last one or two bytes and the `=` that pad them. */
function finish(text: string, offset: number, end: number, decoded: Decoded): Base64Result {
  const { bytes, bits, characters } = decoded;
  const pads = countPadding(text, offset, end);
  if (!pads.ok) return pads;
  let { length } = decoded;
  const left = characters & 3;
  if (left >= 2) bytes[length++] = left === 2 ? bits >> 4 : bits >> 10;
  if (left === 3) bytes[length++] = bits >> 2;
  return { ok: true, bytes: bytes.subarray(0, length), characters: characters + pads.count };
}

type Padding =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly offset: number };

/** After the first `=` only another one and white space may follow. */
function countPadding(text: string, start: number, end: number): Padding {
  let count = 0;
  for (let offset = start; offset < end; offset += 1) {
    const code = text.charCodeAt(offset);
    const value = code < 128 ? meaning[code] : invalid;
    if (value === padding && count < 2) count += 1;
    else if (isEscape(text, offset, value)) offset += 1;
    else if (value !== white) return { ok: false, offset };
  }
  return { ok: true, count };
}

/**
 * Where in a text the base64 of a byte stands: the two or three characters that carry its bits.
 *
 * @param byte counted from the first byte of the base64 that starts at `start`.
 * @returns undefined when the base64 ends before it.
 */
export function base64RangeOf(
  text: string,
  start: number,
  end: number,
  byte: number,
): { readonly start: number; readonly end: number } | undefined {
  const first = Math.floor((byte * 8) / 6);
  const last = Math.floor((byte * 8 + 7) / 6);
  let from: number | undefined;
  for (let offset = start, seen = 0; offset < end; offset += 1) {
    const code = text.charCodeAt(offset);
    const value = code < 128 ? (meaning[code] as number) : invalid;
    if (isEscape(text, offset, value)) offset += 1;
    if (value >= 64) continue;
    if (seen === first) from = offset;
    if (seen === last && from !== undefined) return { start: from, end: offset + 1 };
    seen += 1;
  }
  return undefined;
}
