import { message } from "../../certificates";
import type { Fix } from "../fixes/fix";
import { removeDuplicatesFix } from "../fixes/makeFix";
import type { Duplicate } from "../inventory";
import type { PemSource, PlacedFinding } from "../types";
import { blockFinding, blockName } from "./finding";

/** Certificates that were there before. The fix takes out all that one file repeats of itself. */
export function duplicateFindings(duplicates: readonly Duplicate[]): PlacedFinding[] {
  const fixes = fixesBySource(duplicates.filter(isWithinFile));
  return duplicates.map((duplicate) => {
    const { block, first } = duplicate;
    const reason = message("it is the same certificate as {0}; it will be sent once", blockName(first.block));
    const fix = isWithinFile(duplicate) ? fixes.get(block.source) : undefined;
    return blockFinding("duplicate-certificate", "warning", block, reason, { fix });
  });
}

function isWithinFile({ block, first }: Duplicate): boolean {
  return block.source === first.block.source;
}

function fixesBySource(duplicates: readonly Duplicate[]): ReadonlyMap<PemSource, Fix | undefined> {
  const sources = new Set(duplicates.map(({ block }) => block.source));
  return new Map(
    [...sources].map((source) => {
      const repeated = duplicates.map(({ block }) => block).filter((block) => block.source === source);
      return [source, removeDuplicatesFix(source, repeated)];
    }),
  );
}
