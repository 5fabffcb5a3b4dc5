import * as vscode from "vscode";
import type { TreeFilter } from "../tree";

/** `Clear Filter`: shows all certificates again. */
export function registerClearFilter({
  filter,
}: {
  readonly filter: Pick<TreeFilter, "clear">;
}): vscode.Disposable {
  return vscode.commands.registerCommand("certificateBrowser.clearFilter", () => filter.clear());
}
