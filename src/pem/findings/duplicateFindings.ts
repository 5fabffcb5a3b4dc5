import { message } from "../../certificates";
import { removeDuplicatesFix } from "../fixes/makeFix";
import type { Duplicate } from "../inventory";
import type { PlacedFinding } from "../types";
import { blockFinding, blockName } from "./finding";

/** Certificates that were there before. The fix takes out all that one file repeats of itself. */
export function duplicateFindings(duplicates: readonly Duplicate[]): PlacedFinding[] {
  return duplicates.map(({ block, first }) => {
    const reason = message("it is the same certificate as {0}; it will be sent once", blockName(first.block));
    const { source } = block;
    const fix =
      first.block.source === source ? removeDuplicatesFix(source, repeatedIn(source, duplicates)) : undefined;
    return blockFinding("duplicate-certificate", "warning", block, reason, { fix });
  });
}

function repeatedIn(source: Duplicate["block"]["source"], duplicates: readonly Duplicate[]) {
  return duplicates
    .filter(({ block, first }) => block.source === source && first.block.source === source)
    .map(({ block }) => block);
}
