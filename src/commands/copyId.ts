import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { certificateTargets, type TreeArguments } from "./certificateTarget";
import type { Command } from "./command";

/** `Copy ID`: the IDs of the certificates selected, one a line. */
export function copyIdCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (...args: TreeArguments) => {
    const targets = await certificateTargets(sessions, args, vscode.l10n.t("Copy ID"));
    if (targets.length === 0) return;
    await vscode.env.clipboard.writeText(targets.map(({ certificate }) => certificate.id).join("\n"));
  };
}
