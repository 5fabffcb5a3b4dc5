import { message } from "../../certificates";
import { readBlocks } from "../blocks";
import { sameBytes } from "../der";
import type { PemBlock, PemSource } from "../types";
import type { Fix } from "./fix";
import { isPlainPem, placementOf } from "./layout";

// Each of these gives the fix, or undefined where the text does not allow it: a block inside a string of another
// language shares its lines with that language.

/** @param ordered the blocks of the chain in one file, leaf first. */
export function orderFix(source: PemSource, ordered: readonly PemBlock[]): Fix | undefined {
  const places = ordered.map(placementOf);
  const isUniform = places.every((place) => place && place.indentation === places[0]?.indentation);
  if (!isUniform) return undefined;
  const order = ordered.map(({ index }) => index);
  return { kind: "order-chain", title: message("Put the chain in order"), source, order };
}

/** Takes out the root with all its copies in the file. */
export function removeRootFix(root: PemBlock): Fix | undefined {
  const { source } = root;
  const copies = readBlocks(source).filter(({ der }) => der && root.der && sameBytes(der, root.der));
  if (copies.some((block) => placementOf(block) === undefined)) return undefined;
  const blocks = copies.map(({ index }) => index);
  return { kind: "remove-root", title: message("Remove the root certificate"), source, blocks };
}

/** @param duplicates all blocks of one file that repeat an earlier one. */
export function removeDuplicatesFix(source: PemSource, duplicates: readonly PemBlock[]): Fix | undefined {
  if (duplicates.some((block) => placementOf(block) === undefined)) return undefined;
  const blocks = duplicates.map(({ index }) => index);
  return { kind: "remove-duplicates", title: message("Remove duplicate certificates"), source, blocks };
}

/** For files that are PEM and nothing else. */
export function tidyFix(source: PemSource): Fix {
  return { kind: "tidy-text", title: message("Tidy the text"), source };
}

export function splitKeyFix(
  source: PemSource,
  all: readonly PemBlock[],
  keys: readonly PemBlock[],
): Fix | undefined {
  if (!isPlainPem(source, all)) return undefined;
  const title = message("Move the private key to a file of its own");
  return { kind: "split-key", title, source, blocks: keys.map(({ index }) => index) };
}

/** @param after the block of the certificate that the missing one has issued. */
export function addIntermediateFix(after: PemBlock, der: Uint8Array): Fix | undefined {
  if (placementOf(after) === undefined) return undefined;
  const title = message("Add the missing intermediate certificate");
  return { kind: "add-intermediate", title, source: after.source, der, after: after.index };
}
