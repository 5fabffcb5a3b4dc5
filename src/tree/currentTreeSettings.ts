import * as vscode from "vscode";
import { parseTreeSettings, type TreeSettings } from "./treeSettings";

export const settingsSection = "certificateBrowser";

/** The tree's settings as they are in force now. */
export function currentTreeSettings(): TreeSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  return parseTreeSettings((name) => settings.get(name));
}
