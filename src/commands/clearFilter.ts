import type { TreeFilter } from "../tree";
import type { Command } from "./command";

/** `Clear Filter`: shows all certificates again. */
export function clearFilterCommand({ filter }: { readonly filter: Pick<TreeFilter, "clear"> }): Command {
  return () => filter.clear();
}
