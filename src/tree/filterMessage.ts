import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import type { Filter } from "../certificates";
import { conditionsOf, conditionText } from "../ui/filterText";
import { localize } from "../ui/localize";
import { projectNames } from "../ui/projectNames";
import { visibleText } from "../ui/visibleText";
import type { TreeFilter } from "./treeFilter";

/** Tells menus that a filter is in force, so that they offer to clear it. */
const contextKey = "certificateBrowser.filtered";

/** Keeps the menus informed of whether a filter is in force. */
export function tellMenusOf(filter: TreeFilter): { dispose(): void } {
  const tell = () => void vscode.commands.executeCommand("setContext", contextKey, filter.isActive);
  tell();
  return filter.onDidChange(tell);
}

/** `Filter: Expiring, Project Web`; empty without a filter. */
export function filterMessage({ filter, isActive }: TreeFilter, sessions: Sessions): string {
  return isActive ? vscode.l10n.t("Filter: {0}", conditionTexts(filter, sessions)) : "";
}

function conditionTexts(filter: Filter, sessions: Sessions): string {
  const names = filter.projectIds === undefined ? undefined : projectNames(sessions);
  return conditionsOf(filter)
    .map((condition) => conditionText(condition, (id) => names?.get(id)))
    .map((text) => visibleText(typeof text === "string" ? text : localize(text)))
    .join(", ");
}
