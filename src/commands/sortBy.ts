import * as vscode from "vscode";
import type { SortKey } from "../certificates";
import { currentTreeSettings } from "../tree";
import type { Command } from "./command";
import { writeSetting } from "./writeSetting";

interface SortByPick extends vscode.QuickPickItem {
  readonly sortBy: SortKey;
}

/** `Sort By…`: shows how the tree is sorted now and writes the setting. */
export function sortByCommand(): Command {
  return async () => {
    const { sortBy: current } = currentTreeSettings();
    const picked = await vscode.window.showQuickPick(
      choices().map((choice) => ({
        ...choice,
        ...(choice.sortBy === current ? { description: vscode.l10n.t("(current)") } : {}),
      })),
      { title: vscode.l10n.t("Sort By"), placeHolder: vscode.l10n.t("In which order?") },
    );
    if (picked !== undefined) await writeSetting("sortBy", picked.sortBy);
  };
}

function choices(): SortByPick[] {
  return [
    { label: vscode.l10n.t("Expiry, soonest first"), sortBy: "expiry" },
    { label: vscode.l10n.t("Domain, A to Z"), sortBy: "domain" },
    { label: vscode.l10n.t("Created, newest first"), sortBy: "created" },
  ];
}
