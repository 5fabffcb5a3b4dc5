import * as vscode from "vscode";
import { writeSetting } from "./writeSetting";

/** `Hide Expired Certificates` and `Show Expired Certificates`: the two ways of one setting. */
export function registerHideExpired(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("certificateBrowser.hideExpired", () =>
      writeSetting("hideExpired", true),
    ),
    vscode.commands.registerCommand("certificateBrowser.showExpired", () =>
      writeSetting("hideExpired", false),
    ),
  );
}
