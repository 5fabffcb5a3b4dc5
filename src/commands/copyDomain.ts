import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { showInformation } from "../ui/notify";
import { certificateTargets, type TreeArguments } from "./certificateTarget";
import type { Command } from "./command";

/** `Copy Domain`: the primary domains of the certificates selected, one a line. Orders without a domain are left out. */
export function copyDomainCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (...args: TreeArguments) => {
    const targets = await certificateTargets(sessions, args, vscode.l10n.t("Copy Domain"));
    if (targets.length === 0) return;
    const domains = targets.map(({ certificate }) => certificate.domain).filter((domain) => domain !== "");
    if (domains.length > 0) await vscode.env.clipboard.writeText(domains.join("\n"));
    else void showInformation(vscode.l10n.t("This order has no domain yet."));
  };
}
