import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { showInformation } from "../ui/notify";
import { type CertificateTarget, certificateTargets } from "./certificateTarget";
import type { Command } from "./command";
import { consoleAddress } from "./consoleAddress";

/** `Open in Tencent Cloud Console`: the page of the certificate that was clicked, in the browser. */
export function openInConsoleCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (node?: CertificateRef) => {
    const title = vscode.l10n.t("Open in Tencent Cloud Console");
    const [target] = await certificateTargets(sessions, node === undefined ? [] : [node], title, hasConsole);
    if (target === undefined) return;
    const address = consoleAddress(target.session.account.site, target.certificate.id);
    if (address !== undefined) await vscode.env.openExternal(vscode.Uri.parse(address, true));
    else
      void showInformation(
        vscode.l10n.t("Only accounts of the China and International sites have a console."),
      );
  };
}

function hasConsole({ session: { account }, certificate }: CertificateTarget): boolean {
  return consoleAddress(account.site, certificate.id) !== undefined;
}
