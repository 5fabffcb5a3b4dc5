import { toPem } from "../text/toPem";
import type { PemBlock, PemSource } from "../types";
import type { TextEdit } from "./fix";
import { mainLineEnd } from "./layout";

/**
 * Rewrites a plain PEM file as RFC 7468 and Tencent Cloud want it: lines of 64 characters, no blank lines between the
 * first BEGIN and the last END, no spaces at line ends, one kind of line end, no byte order mark. Comments stay, and so
 * does the text of a broken block, save its white space.
 */
export function tidyText({ text }: PemSource, blocks: readonly PemBlock[]): TextEdit[] {
  const lineEnd = mainLineEnd(text);
  const edits: TextEdit[] = [];
  const replace = (start: number, end: number, tidy: string) => {
    if (text.slice(start, end) !== tidy) edits.push({ range: { start, end }, text: tidy });
  };
  let offset = 0;
  for (const block of blocks) {
    const { start, end } = block.range;
    const gap = text.slice(offset, start);
    replace(offset, start, tidyLines(offset === 0 ? gap.replace(/^\uFEFF/, "") : gap, lineEnd, offset > 0));
    replace(start, end, tidyBlock(block, lineEnd));
    offset = end;
  }
  replace(offset, text.length, tidyLines(text.slice(offset), lineEnd, false));
  return edits;
}

/** The text outside of blocks: white space at line ends goes, blank lines where they are not allowed. */
function tidyLines(text: string, lineEnd: string, dropBlank: boolean): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  const last = lines.length - 1;
  return lines
    .filter((line, index) => !dropBlank || line !== "" || index === 0 || index === last)
    .join(lineEnd);
}

function tidyBlock(block: PemBlock, lineEnd: string): string {
  const { der, headers, label, range, source } = block;
  if (der === undefined) {
    return tidyLines(source.text.slice(range.start, range.end), lineEnd, headers.size === 0);
  }
  const [begin = "", ...rest] = toPem(label, der).trimEnd().split("\n");
  const fields = [...headers].map(([name, value]) => `${name}: ${value}`);
  return [begin, ...(fields.length > 0 ? [...fields, ""] : []), ...rest].join(lineEnd);
}
