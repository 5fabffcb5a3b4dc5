import { message } from "../../certificates";
import { readTlv, Tag } from "../asn1/der";
import { reading } from "../asn1/reading";
import type { PemBlock, PemProblem, PemSource, TextRange } from "../types";
import { decodeBase64, decodeTidyBase64 } from "./base64";
import { keepBytes, keptBytes } from "./blockCache";
import { blockKind } from "./blockKind";
import { noHeaders, readHeaders } from "./headers";

/** A text beyond this is not read: the largest bundles in use have a tenth of it. */
export const maxTextLength = 16 * 1024 * 1024;

/** The blocks read from one text: as many certificates as 5 MiB hold. */
export const maxBlocks = 5000;

/**
 * Finds the blocks of a text, in their order (RFC 7468; headers as in RFC 1421). Reads what is found in the wild: text
 * between blocks, a BOM, any line end, indentation, no line end at the end, and blocks inside strings of other
 * languages. A broken block comes with its `problem` and without `der`; reading goes on after it.
 */
export function readBlocks(source: PemSource): PemBlock[] {
  const { text } = source;
  if (text.length > maxTextLength) return [unreadBlock(source, 0, 0, 1)];
  const blocks: PemBlock[] = [];
  const lines = new LineCounter(text);
  for (let begin = findBegin(text, 0); begin !== undefined; ) {
    const line = lines.lineAt(begin.start);
    if (blocks.length === maxBlocks) {
      blocks.push(unreadBlock(source, begin.start, blocks.length, line));
      break;
    }
    const next = findBegin(text, begin.end);
    const block = readBlock(source, begin, next?.start ?? text.length, blocks.length, line);
    blocks.push(block);
    begin = next;
  }
  return blocks;
}

/** A boundary line without its indentation. */
interface Boundary extends TextRange {
  readonly label: string;
}

const maxLabelLength = 100;
const notInLabel = /[-\r\n\\]/;

function findBegin(text: string, from: number): Boundary | undefined {
  return findBoundary("-----BEGIN ", text, from);
}

/** The first boundary line of a kind: the words, a label, and five dashes. */
function findBoundary(words: string, text: string, from: number): Boundary | undefined {
  for (let start = text.indexOf(words, from); start >= 0; start = text.indexOf(words, start + 1)) {
    const labelStart = start + words.length;
    const dashes = text.slice(labelStart, labelStart + maxLabelLength + 5).indexOf("-----");
    const label = text.slice(labelStart, labelStart + dashes);
    if (dashes > 0 && !notInLabel.test(label)) {
      return { label: label.trim(), start, end: labelStart + dashes + 5 };
    }
  }
  return undefined;
}

function readBlock(source: PemSource, begin: Boundary, limit: number, index: number, line: number): PemBlock {
  const { text } = source;
  const end = findEnd(text, begin.end, limit);
  const headers = readHeaders(text, begin.end, end?.start ?? limit);
  const range = { start: begin.start, end: end?.end ?? trimEnd(text, begin.end, limit) };
  const block = { source, index, label: begin.label, range, line, headers: headers.headers };
  const boundaryProblem = checkBoundaries(begin, end, range);
  if (boundaryProblem) return { ...block, problem: boundaryProblem };
  const body = { start: headers.end, end: end?.start ?? limit };
  const content =
    isPlainCertificate(begin.label) && headers.headers.size === 0
      ? readCertificateBody(text, body)
      : readBody(text, body, headers.headers);
  return { ...block, body, ...content };
}

function findEnd(text: string, from: number, limit: number): Boundary | undefined {
  const end = findBoundary("-----END ", text.slice(from, limit), 0);
  return end && { label: end.label, start: end.start + from, end: end.end + from };
}

function trimEnd(text: string, from: number, limit: number): number {
  let end = limit;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function checkBoundaries(
  begin: Boundary,
  end: Boundary | undefined,
  range: TextRange,
): PemProblem | undefined {
  if (end === undefined) {
    return {
      code: "no-end",
      range,
      message: message("the line “-----END {0}-----” is missing", begin.label),
    };
  }
  if (end.label === begin.label) return undefined;
  return {
    code: "label-mismatch",
    range: { start: end.start, end: end.end },
    message: message("it begins as “{0}” but ends as “{1}”", begin.label, end.label),
  };
}

type Content = { readonly der: Uint8Array } | { readonly problem: PemProblem };

/** OpenSSL's `TRUSTED CERTIFICATE` is decoded in another way, so it does not share its bytes. */
function isPlainCertificate(label: string): boolean {
  return blockKind(label) === "certificate" && label !== "TRUSTED CERTIFICATE";
}

/** As {@link readBody}, unless the same text was decoded before. */
function readCertificateBody(text: string, range: TextRange): Content {
  const base64 = text.slice(range.start, range.end);
  const known = keptBytes(base64);
  if (known) return { der: known };
  const tidy = decodeTidyBase64(base64);
  const content = tidy && !endsEarly(tidy) ? { der: tidy } : readBody(text, range, noHeaders);
  if ("der" in content) keepBytes(base64, content.der);
  return content;
}

function readBody(text: string, range: TextRange, headers: ReadonlyMap<string, string>): Content {
  const decoded = decodeBase64(text, range.start, range.end);
  if (!decoded.ok) return notBase64(text, decoded.offset);
  if (decoded.characters === 0) {
    return {
      problem: { code: "empty", range, message: message("there is nothing between its BEGIN and END lines") },
    };
  }
  const isEncrypted = headers.has("DEK-Info");
  if (decoded.characters % 4 !== 0 || (!isEncrypted && endsEarly(decoded.bytes))) {
    return {
      problem: {
        code: "truncated",
        range: { start: trimEnd(text, range.start, range.end), end: range.end },
        message: message("its data is cut off"),
      },
    };
  }
  return { der: decoded.bytes };
}

function notBase64(text: string, offset: number): Content {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return {
    problem: {
      code: "not-base64",
      range: { start: offset, end: offset + character.length },
      message: message("the character “{0}” does not belong in base64", character),
    },
  };
}

/** Whether the bytes are the beginning of a SEQUENCE whose rest is missing. */
function endsEarly(bytes: Uint8Array): boolean {
  if (bytes[0] !== Tag.sequence) return false;
  const whole = reading(() => readTlv(bytes, 0, Number.MAX_SAFE_INTEGER));
  return whole.ok && whole.value.end > bytes.length;
}

function unreadBlock(source: PemSource, start: number, index: number, line: number): PemBlock {
  const range = { start, end: source.text.length };
  return {
    source,
    index,
    label: "",
    range,
    line,
    headers: noHeaders,
    problem: {
      code: "too-large",
      range,
      message: message("the file is too large; from here on it was not read"),
    },
  };
}

/** Counts lines on the way, so that a text of many blocks is walked through once. */
class LineCounter {
  readonly #text: string;
  #line = 1;
  /** The line end after what was counted; Infinity when there is none. */
  #next: number;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#lineEndFrom(0);
  }

  /** The 1-based line of an offset at or after that of the last call. */
  lineAt(offset: number): number {
    while (this.#next < offset) {
      this.#line += 1;
      this.#next = this.#lineEndFrom(this.#next + 1);
    }
    return this.#line;
  }

  #lineEndFrom(offset: number): number {
    const found = this.#text.indexOf("\n", offset);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }
}
