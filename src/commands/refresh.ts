import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import type { AccountRef } from "./accountTarget";

/** `Refresh`: lists all accounts anew, or the one of the node it was called on. What fails becomes a node in the tree. */
export function registerRefresh({ sessions }: { readonly sessions: Sessions }): vscode.Disposable {
  return vscode.commands.registerCommand("certificateBrowser.refresh", async (node?: Partial<AccountRef>) => {
    const accountId = node?.accountId;
    const chosen = sessions
      .all()
      .filter(({ account }) => accountId === undefined || account.id === accountId);
    await Promise.all(chosen.map(({ store }) => store.load()));
  });
}
