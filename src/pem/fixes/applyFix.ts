import { readBlocks, toPem } from "../blocks";
import type { PemBlock, PemSource, TextRange } from "../types";
import type { Fix, FixResult, NewFile, TextEdit } from "./fix";
import { linesOf, mainLineEnd, type Placement, placementOf } from "./layout";
import { tidyText } from "./tidyText";

/** What a fix does to the text of its source. No fix changes the bytes inside a block. */
export function applyFix(fix: Fix): FixResult {
  const { source } = fix;
  const blocks = readBlocks(source);
  switch (fix.kind) {
    case "order-chain":
      return onlyEdits(reorder(source, placements(blocks, fix.order)));
    case "remove-root":
    case "remove-duplicates":
      return onlyEdits(remove(source, placements(blocks, fix.blocks)));
    case "tidy-text":
      return onlyEdits(tidyText(source, blocks));
    case "split-key":
      return splitKey(source, placements(blocks, fix.blocks));
    case "add-intermediate":
      return onlyEdits(insertAfter(source, placements(blocks, [fix.after]), fix.der));
  }
}

function onlyEdits(edits: readonly TextEdit[]): FixResult {
  return { edits, newFiles: [] };
}

function placements(blocks: readonly PemBlock[], indexes: readonly number[]): Placement[] {
  return indexes.flatMap((index) => {
    const block = blocks[index];
    return (block && placementOf(block)) ?? [];
  });
}

/** Puts the units into the places that they have among them, in the given order. */
function reorder({ text }: PemSource, ordered: readonly Placement[]): TextEdit[] {
  const places = ordered.map(({ unit }) => unit).sort((a, b) => a.start - b.start);
  return places.flatMap((place, index) => {
    const unit = ordered[index]?.unit ?? place;
    return unit === place ? [] : [{ range: place, text: text.slice(unit.start, unit.end) }];
  });
}

function remove({ text }: PemSource, removed: readonly Placement[]): TextEdit[] {
  return removed.map(({ unit }) => ({ range: linesOf(text, unit), text: "" }));
}

/** Moves the keys into a file of their own, named after the source. */
function splitKey(source: PemSource, keys: readonly Placement[]): FixResult {
  const { text } = source;
  const lineEnd = mainLineEnd(text);
  const units = keys.map(({ unit }) => text.slice(unit.start, unit.end) + lineEnd);
  const newFile: NewFile = { name: keyFileName(source.name), text: units.join(""), isPrivate: true };
  return { edits: remove(source, keys), newFiles: units.length > 0 ? [newFile] : [] };
}

/** `server.pem` → `server.key`. */
function keyFileName(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const stem = file.replace(/\.[^.]+$/, "") || file;
  return file === `${stem}.key` ? `${stem}.private.key` : `${stem}.key`;
}

/** A certificate as a block of its own below another, with that one's indentation and line ends. */
function insertAfter(
  { text }: PemSource,
  [place]: readonly Placement[],
  der: Uint8Array,
): readonly TextEdit[] {
  if (place === undefined) return [];
  const lines = toPem("CERTIFICATE", der).trimEnd().split("\n");
  const lineEnd = mainLineEnd(text);
  const at: TextRange = { start: place.block.range.end, end: place.block.range.end };
  return [{ range: at, text: lines.map((line) => lineEnd + place.indentation + line).join("") }];
}
