import * as vscode from "vscode";
import { log } from "../ui/log";

export function registerShowLog(): vscode.Disposable {
  return vscode.commands.registerCommand("certificateBrowser.showLog", () => log().show());
}
