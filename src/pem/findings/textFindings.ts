import { type Message, message } from "../../certificates";
import type { Fix } from "../fixes/fix";
import { isPlainPem } from "../fixes/layout";
import { tidyFix } from "../fixes/makeFix";
import type { PemBlock, PemSource, PlacedFinding } from "../types";
import type { FindingCode } from "./catalogue";
import { sourceFinding } from "./finding";
import { type Sight, surveyText } from "./textSurvey";

/**
 * Text that Tencent Cloud or other programs refuse though the blocks can be read. One finding for each kind and file, at
 * the first place; `info`, since an upload is tidied anyway. Only for files that are PEM and nothing else.
 */
export function textFindings(source: PemSource, blocks: readonly PemBlock[]): PlacedFinding[] {
  if (!isPlainPem(source, blocks)) return [];
  const { blankLines, trailingSpaces, longLines, otherLineEnds } = surveyText(source, blocks);
  const fix = tidyFix(source);
  const found = (code: FindingCode, sights: readonly Sight[], reasonOf: (count: number) => Message) =>
    sights.map(({ first, count }) =>
      sourceFinding(code, "info", source, reasonOf(count), { range: first, fix }),
    );
  return [
    ...byteOrderMark(source, fix),
    ...found("blank-lines", blankLines, (count) =>
      message("there are blank lines in or between the blocks ({0})", count),
    ),
    ...found("trailing-spaces", trailingSpaces, (count) =>
      message("there are spaces at the ends of lines ({0})", count),
    ),
    ...found("long-lines", longLines, (count) =>
      message("lines of base64 have more than 64 characters ({0})", count),
    ),
    ...found("mixed-line-ends", otherLineEnds, (count) =>
      message("the line ends are mixed; lines that differ from the others: {0}", count),
    ),
  ];
}

function byteOrderMark(source: PemSource, fix: Fix): PlacedFinding[] {
  if (!source.text.startsWith("\uFEFF")) return [];
  const reason = message("the file starts with a byte order mark, which many programs do not expect");
  return [sourceFinding("byte-order-mark", "info", source, reason, { range: { start: 0, end: 1 }, fix })];
}
