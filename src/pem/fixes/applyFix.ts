import { blockContent } from "../blockContent";
import { readBlocks } from "../text/blocks";
import { toPem } from "../text/toPem";
import type { DecodedCertificate, PemBlock, PemSource, TextRange } from "../types";
import { buildChain } from "../x509/chain";
import type { FilePart, Fix, FixResult, NewFile, TextEdit } from "./fix";
import { linesOf, mainLineEnd, type Placement, placementOf } from "./layout";
import { numberedName } from "./partNames";
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
    case "split-files":
      return {
        edits: remove(source, placements(blocks, fix.removed)),
        newFiles: newFiles(source, blocks, fix.parts),
      };
    case "unpack-container":
      return onlyEdits(unpack(source, placements(blocks, [fix.block])));
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

/** The blocks of each part with the comments above them, as they are in the source. */
function newFiles({ text }: PemSource, blocks: readonly PemBlock[], parts: readonly FilePart[]): NewFile[] {
  const lineEnd = mainLineEnd(text);
  const taken = new Set<string>();
  return parts.map((part) => ({
    name: freeName(part.name, taken),
    text: placements(blocks, part.blocks)
      .map(({ unit }) => text.slice(unit.start, unit.end) + lineEnd)
      .join(""),
    isPrivate: part.isPrivate,
  }));
}

/** Two certificates may have one name: the second one's file is `example.com-2.pem`. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = numberedName(name, number);
  taken.add(free.toLowerCase());
  return free;
}

/** Replaces a container by its certificates, as a chain where they are one. */
function unpack(source: PemSource, [place]: readonly Placement[]): readonly TextEdit[] {
  const content = place && blockContent(place.block);
  if (content?.kind !== "pkcs7" || place === undefined) return [];
  const lineEnd = mainLineEnd(source.text) + place.indentation;
  const text = inChainOrder(content.certificates)
    .map(({ der }) => toPem("CERTIFICATE", der).trimEnd().replaceAll("\n", lineEnd))
    .join(lineEnd);
  return [{ range: place.block.range, text }];
}

/** The links of the chain, then what does not belong to it. */
function inChainOrder(certificates: readonly DecodedCertificate[]): readonly DecodedCertificate[] {
  // The time tells only whether a link has expired, which does not matter here.
  const { links } = buildChain(certificates, { now: 0 });
  const chain = links.map(({ certificate }) => certificate);
  return [...chain, ...certificates.filter(({ sha256 }) => !chain.some((link) => link.sha256 === sha256))];
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
