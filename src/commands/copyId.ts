import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { certificateTargets, type TreeArguments } from "./certificateTarget";

/** `Copy ID`: the IDs of the certificates selected, one a line. */
export function registerCopyId({ sessions }: { readonly sessions: Sessions }): vscode.Disposable {
  return vscode.commands.registerCommand("certificateBrowser.copyId", async (...args: TreeArguments) => {
    const targets = await certificateTargets(sessions, args, vscode.l10n.t("Copy ID"));
    if (targets.length === 0) return;
    await vscode.env.clipboard.writeText(targets.map(({ certificate }) => certificate.id).join("\n"));
  });
}
