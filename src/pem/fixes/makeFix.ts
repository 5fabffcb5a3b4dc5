import { message } from "../../certificates";
import { sameBytes } from "../asn1/bytes";
import { blockKind } from "../text/blockKind";
import { readBlocks } from "../text/blocks";
import type { PemBlock, PemSource } from "../types";
import type { Fix } from "./fix";
import { mayTearAnother, type Placement, placementOf } from "./layout";

// Each of these gives the fix, or undefined where the text does not allow it: a block inside a string of another
// language shares its lines with that language, and a certificate inside a container has no lines at all.

/** Where the block of a certificate lies. */
function certificatePlace(block: PemBlock): Placement | undefined {
  return blockKind(block.label) === "certificate" ? placementOf(block) : undefined;
}

function isRemovable(block: PemBlock, all: readonly PemBlock[]): boolean {
  return certificatePlace(block) !== undefined && !mayTearAnother(block, all);
}

/**
 * Repeated certificates move with the first of their kind: a copy that stayed behind might come to stand before it.
 *
 * @param ordered the blocks of the chain in one file, leaf first.
 */
export function orderFix(source: PemSource, ordered: readonly PemBlock[]): Fix | undefined {
  const all = readBlocks(source);
  const blocks = ordered.flatMap((block) => copiesOf(block, all));
  const places = blocks.map(certificatePlace);
  const isUniform = places.every((place) => place && place.indentation === places[0]?.indentation);
  if (!isUniform) return undefined;
  const order = blocks.map(({ index }) => index);
  return { kind: "order-chain", title: message("Put the chain in order"), source, order };
}

/**
 * Takes out the root with all its copies in the file.
 *
 * @param roots its blocks in one file; several when there are roots of one name, of which one would take the other's place.
 */
export function removeRootFix(source: PemSource, roots: readonly PemBlock[]): Fix | undefined {
  const all = readBlocks(source);
  const copies = all.filter((block) => roots.some((root) => isCopy(block, root)));
  if (roots.length === 0 || [...roots, ...copies].some((block) => !isRemovable(block, all))) return undefined;
  const blocks = copies.map(({ index }) => index);
  return { kind: "remove-root", title: message("Remove the root certificate"), source, blocks };
}

/** A block with all that have the same bytes. */
function copiesOf(block: PemBlock, all: readonly PemBlock[]): readonly PemBlock[] {
  return all.filter((other) => isCopy(other, block));
}

function isCopy(a: PemBlock, b: PemBlock): boolean {
  return a.der !== undefined && b.der !== undefined && sameBytes(a.der, b.der);
}

/** @param duplicates all blocks of one file that repeat an earlier one. */
export function removeDuplicatesFix(source: PemSource, duplicates: readonly PemBlock[]): Fix | undefined {
  const all = readBlocks(source);
  if (duplicates.some((block) => !isRemovable(block, all))) return undefined;
  const blocks = duplicates.map(({ index }) => index);
  return { kind: "remove-duplicates", title: message("Remove duplicate certificates"), source, blocks };
}

/** For files that are PEM and nothing else. */
export function tidyFix(source: PemSource): Fix {
  return { kind: "tidy-text", title: message("Tidy the text"), source };
}

/** Takes the certificates out of a PKCS#7 container. */
export function unpackFix(container: PemBlock): Fix | undefined {
  if (placementOf(container) === undefined) return undefined;
  const title = message("Convert to PEM certificates");
  return { kind: "unpack-container", title, source: container.source, block: container.index };
}

/** @param after the block of the certificate that the missing one has issued. */
export function addIntermediateFix(after: PemBlock, der: Uint8Array): Fix | undefined {
  if (certificatePlace(after) === undefined) return undefined;
  const title = message("Add the missing intermediate certificate");
  return { kind: "add-intermediate", title, source: after.source, der, after: after.index };
}
