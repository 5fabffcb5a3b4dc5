import { mainLineEnd } from "../fixes/layout";
import type { PemBlock, PemSource, TextRange } from "../types";

/** Something seen in lines: where first, and how often. */
export interface Sight {
  readonly first: TextRange;
  count: number;
}

/** What is unusual about the lines of a plain PEM file; each list has one sight or none. */
export interface TextSurvey {
  readonly blankLines: Sight[];
  readonly trailingSpaces: Sight[];
  readonly longLines: Sight[];
  readonly otherLineEnds: Sight[];
}

const maxLineLength = 64;

/** Twice as many as 5 MiB of PEM have; junk may have millions. The rest of such a text is not looked at. */
const maxLines = 160_000;

/** Looks at every line once, up to a limit. Blank lines count between the first BEGIN and the last END, long ones inside sound blocks. */
export function surveyText({ text }: PemSource, blocks: readonly PemBlock[]): TextSurvey {
  const survey: TextSurvey = { blankLines: [], trailingSpaces: [], longLines: [], otherLineEnds: [] };
  const usual = mainLineEnd(text);
  const [from, to] = [blocks[0]?.range.start ?? 0, blocks.at(-1)?.range.end ?? 0];
  let at = 0;
  for (const { start, stop, end } of linesIn(text)) {
    while ((blocks[at]?.range.end ?? Infinity) <= start) at += 1;
    const block = blocks[at];
    const contentEnd = start + text.slice(start, stop).trimEnd().length;
    if (contentEnd < stop) see(survey.trailingSpaces, contentEnd, stop);
    if (end > stop && text.slice(stop, end) !== usual) see(survey.otherLineEnds, start, stop);
    const isBlank = contentEnd === start && start >= from && start < to;
    if (isBlank && !isAfterHeaders(block, start)) see(survey.blankLines, start, end);
    if (contentEnd - start > maxLineLength && isInBody(block, start)) {
      see(survey.longLines, start + maxLineLength, contentEnd);
    }
  }
  return survey;
}

function* linesIn(text: string): Generator<{ start: number; stop: number; end: number }> {
  const lineEnd = /\r\n|\r|\n/g;
  for (let start = 0, line = 0; start < text.length && line < maxLines; line += 1) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    const stop = match?.index ?? text.length;
    const end = stop + (match?.[0].length ?? 0);
    yield { start, stop, end };
    start = end;
  }
}

function see(sights: Sight[], start: number, end: number): void {
  const [seen] = sights;
  if (seen === undefined) sights.push({ first: { start, end }, count: 1 });
  else seen.count += 1;
}

/** The blank line between headers and base64 is required (RFC 1421, 4.4); one in a broken block may be that one. */
function isAfterHeaders(block: PemBlock | undefined, start: number): boolean {
  if (block === undefined || block.headers.size === 0 || start < block.range.start) return false;
  return block.der === undefined || block.body?.start === start;
}

/** Whether a line holds base64 of a block that can be read. */
function isInBody(block: PemBlock | undefined, start: number): boolean {
  if (block?.der === undefined || block.body === undefined) return false;
  const from = block.headers.size > 0 ? block.body.start : block.range.start;
  return start >= from && start < block.body.end;
}
