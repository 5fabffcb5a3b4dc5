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

/** Says beside a view's title which filter is in force. */
export class FilterLine implements vscode.Disposable {
  readonly #view: vscode.TreeView<unknown>;
  readonly #sessions: Sessions;
  readonly #filter: TreeFilter;
  readonly #changes: { dispose(): void };

  constructor(view: vscode.TreeView<unknown>, filter: TreeFilter, sessions: Sessions) {
    this.#view = view;
    this.#filter = filter;
    this.#sessions = sessions;
    this.#changes = filter.onDidChange(() => this.#tellMenus());
    this.#tellMenus();
  }

  /** After a change of the filter, or when the names of projects may have become known. */
  update(): void {
    const { filter, isActive } = this.#filter;
    const text = isActive ? vscode.l10n.t("Filter: {0}", conditionTexts(filter, this.#sessions)) : "";
    if ((this.#view.description ?? "") !== text) this.#view.description = text;
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #tellMenus(): void {
    void vscode.commands.executeCommand("setContext", contextKey, this.#filter.isActive);
    this.update();
  }
}

function conditionTexts(filter: Filter, sessions: Sessions): string {
  const names = filter.projectIds === undefined ? undefined : projectNames(sessions);
  return conditionsOf(filter)
    .map((condition) => conditionText(condition, (id) => names?.get(id)))
    .map((text) => visibleText(typeof text === "string" ? text : localize(text)))
    .join(", ");
}
