import { type Message, message } from "../../certificates";
import type { Fix } from "../fixes/fix";
import { base64RangeOf } from "../text/base64";
import type { Finding, PemBlock, PemSource, PlacedFinding, TextRange } from "../types";
import { catalogue, type FindingCode } from "./catalogue";

/** "server.key, block 1 (line 1, RSA PRIVATE KEY)": how a message names a block. */
export function blockName({ source, index, line, label }: PemBlock): Message {
  return message("{0}, block {1} (line {2}, {3})", source.name, index + 1, line, label || "?");
}

/** What a finding may have beside its words. */
export interface FindingDetails {
  /** Where, when it is not the whole block or file. */
  readonly range?: TextRange | undefined;
  readonly fix?: Fix | undefined;
}

/**
 * A finding about a block.
 *
 * @param reason without the block's name and without a full stop; both are added.
 */
export function blockFinding(
  code: FindingCode,
  severity: Finding["severity"],
  block: PemBlock,
  reason: Message,
  { range = beginLine(block), fix }: FindingDetails = {},
): PlacedFinding {
  const text = message("{0}: {1}.", blockName(block), reason);
  const place = { source: block.source, block, range };
  return { code, severity, message: text, reason, ...catalogue[code], ...place, ...(fix && { fix }) };
}

/** A finding about a file as a whole; `reason` as in {@link blockFinding}. */
export function sourceFinding(
  code: FindingCode,
  severity: Finding["severity"],
  source: PemSource,
  reason: Message,
  { range = { start: 0, end: source.text.length }, fix }: FindingDetails = {},
): PlacedFinding {
  const text = message("{0}: {1}.", source.name, reason);
  return { code, severity, message: text, reason, ...catalogue[code], source, range, ...(fix && { fix }) };
}

/** The BEGIN line of a block. A block that was not read has none: its whole range. */
function beginLine({ source, range, label }: PemBlock): TextRange {
  if (label === "") return range;
  const dashes = source.text.indexOf("-----", range.start + "-----BEGIN ".length);
  return { start: range.start, end: dashes + "-----".length };
}

/** The base64 characters that carry a byte of a block's data; undefined when there is no such byte. */
export function byteRange({ source, body }: PemBlock, byte: number | undefined): TextRange | undefined {
  if (body === undefined || byte === undefined) return undefined;
  return base64RangeOf(source.text, body.start, body.end, byte);
}
