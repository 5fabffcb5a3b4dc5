import { type Message, message } from "../../certificates";
import type { Finding, PemBlock, PemSource, TextRange } from "../types";

/** "server.key, block 1 (line 1, RSA PRIVATE KEY)": how a message names a block. */
export function blockName({ source, index, line, label }: PemBlock): Message {
  return message("{0}, block {1} (line {2}, {3})", source.name, index + 1, line, label || "?");
}

/**
 * A finding about a block.
 *
 * @param reason without the block's name and without a full stop; both are added.
 * @param range where in the block, when it is not the whole.
 */
export function blockFinding(
  code: string,
  severity: Finding["severity"],
  block: PemBlock,
  reason: Message,
  range: TextRange = block.range,
): Finding {
  const text = message("{0}: {1}.", blockName(block), reason);
  return { code, severity, message: text, source: block.source, block, range };
}

/** A finding about a file as a whole; `reason` as in {@link blockFinding}. */
export function sourceFinding(
  code: string,
  severity: Finding["severity"],
  source: PemSource,
  reason: Message,
): Finding {
  const range = { start: 0, end: source.text.length };
  return { code, severity, message: message("{0}: {1}.", source.name, reason), source, range };
}
