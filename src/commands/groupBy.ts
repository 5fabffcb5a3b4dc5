import * as vscode from "vscode";
import type { GroupKey } from "../certificates";
import { currentTreeSettings } from "../tree";
import type { Command } from "./command";
import { writeSetting } from "./writeSetting";

interface GroupByPick extends vscode.QuickPickItem {
  readonly groupBy: readonly GroupKey[];
}

/** `Group By…`: shows how the tree is grouped now and writes the setting. */
export function groupByCommand(): Command {
  return async () => {
    const { groupBy: current } = currentTreeSettings();
    const picked = await vscode.window.showQuickPick(
      choices().map((choice) => ({
        ...choice,
        ...(String(choice.groupBy) === String(current) ? { description: vscode.l10n.t("(current)") } : {}),
      })),
      { title: vscode.l10n.t("Group By"), placeHolder: vscode.l10n.t("How should certificates be grouped?") },
    );
    if (picked !== undefined) await writeSetting("groupBy", picked.groupBy);
  };
}

function choices(): GroupByPick[] {
  return [
    { label: vscode.l10n.t("Project, then status"), groupBy: ["project", "status"] },
    { label: vscode.l10n.t("Status, then project"), groupBy: ["status", "project"] },
    { label: vscode.l10n.t("Project"), groupBy: ["project"] },
    { label: vscode.l10n.t("Status"), groupBy: ["status"] },
    { label: vscode.l10n.t("Time left"), groupBy: ["expiry"] },
    { label: vscode.l10n.t("Type"), groupBy: ["type"] },
    { label: vscode.l10n.t("Product or issuer"), groupBy: ["product"] },
    { label: vscode.l10n.t("Tag"), groupBy: ["tag"] },
    { label: vscode.l10n.t("No groups"), groupBy: [] },
  ];
}
