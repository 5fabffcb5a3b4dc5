import type { PemBlock, PemSource, TextRange } from "../types";

/** A block that has its lines for itself, so that it can be moved, removed and rewritten. */
export interface Placement {
  readonly block: PemBlock;
  /** The white space before its BEGIN line: as in a YAML literal. */
  readonly indentation: string;
  /** The block and the comment directly above it, from the first character to the last; no line end. */
  readonly unit: TextRange;
}

/** Lines above a block that speak of it: comments, and what openssl prints there. */
const comment =
  /^\s*(#|subject\s*=|issuer\s*=|Bag Attributes|Key Attributes|friendlyName:|localKeyID:|\d+ s:|[aisv]:|\d(\.\d+)+:)/;

/** Where a block lies; undefined when it shares a line with something else, as in a string of JSON. */
export function placementOf(block: PemBlock): Placement | undefined {
  const { text } = block.source;
  const { start, end } = block.range;
  const indentation = text.slice(lineStart(text, start), start).replace(/^\uFEFF/, "");
  const rest = text.slice(end, lineStop(text, end));
  // Other white space, such as a byte order mark, would not be read inside a block that is put there.
  if (/[^ \t]/.test(indentation) || /\S/.test(rest)) return undefined;
  const unitStart = indentation === "" ? startOfComment(text, start) : start;
  return { block, indentation, unit: { start: unitStart, end } };
}

function startOfComment(text: string, blockStart: number): number {
  let start = blockStart;
  while (start > 0) {
    const above = lineStart(text, previousLineStop(text, start));
    const line = text.slice(above, previousLineStop(text, start));
    if (!comment.test(line) || line.startsWith("\uFEFF")) break;
    start = above;
  }
  return start;
}

/**
 * Whether a block follows one without an END line, into which it may have been pasted. Taking it out might put the two
 * halves of that one together, so it stays until that one is repaired.
 *
 * @param all the blocks of its source.
 */
export function mayTearAnother({ index }: PemBlock, all: readonly PemBlock[]): boolean {
  return all[index - 1]?.problem?.code === "no-end";
}

/** The lines of a unit as a whole, with their line ends. */
export function linesOf(text: string, { start, end }: TextRange): TextRange {
  return { start: lineStart(text, start), end: afterLineEnd(text, lineStop(text, end)) };
}

/** Whether the file is PEM and nothing else: no block is part of a text in another language. */
export function isPlainPem({ text }: PemSource, blocks: readonly PemBlock[]): boolean {
  const [first] = blocks;
  if (first === undefined || blocks.some(({ label }) => label === "")) return false;
  const placements = blocks.map(placementOf);
  if (placements.some((placement) => placement?.indentation !== "")) return false;
  const head = text.slice(0, first.range.start).replace(/^\uFEFF/, "");
  return head.split(/\r\n|\r|\n/).every((line) => line.trim() === "" || comment.test(line));
}

/** The line end that most lines have; LF when there is none. */
export function mainLineEnd(text: string): "\n" | "\r\n" {
  let all = 0;
  let crlf = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    if (text.charCodeAt(offset) !== 0x0a) continue;
    all += 1;
    if (text.charCodeAt(offset - 1) === 0x0d) crlf += 1;
  }
  return crlf * 2 > all ? "\r\n" : "\n";
}

/** The first offset of the line that `offset` is in. */
function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** The offset of the line end after `offset`, or of the text's end. */
function lineStop(text: string, offset: number): number {
  let stop = offset;
  while (stop < text.length && !isLineEnd(text.charCodeAt(stop))) stop += 1;
  return stop;
}

/** The offset after the line end at `offset`, if there is one. */
function afterLineEnd(text: string, offset: number): number {
  if (text.startsWith("\r\n", offset)) return offset + 2;
  return offset < text.length ? offset + 1 : offset;
}

/** The stop of the line above the one that starts at `start`. */
function previousLineStop(text: string, start: number): number {
  return text.startsWith("\r\n", start - 2) ? start - 2 : start - 1;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
