import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { certificateTargets } from "./certificateTarget";

export interface ShowDetailParts {
  readonly sessions: Sessions;
  readonly detail: { show(ref: CertificateRef): void };
}

/**
 * `Show Detail`: opens the panel of the certificate given, which need not be in the list, or from the palette of one the
 * user picks.
 */
export function registerShowDetail({ sessions, detail }: ShowDetailParts): vscode.Disposable {
  return vscode.commands.registerCommand("certificateBrowser.showDetail", async (given?: CertificateRef) => {
    const ref = given ?? (await pickCertificate(sessions));
    if (ref !== undefined) detail.show({ accountId: ref.accountId, certificateId: ref.certificateId });
  });
}

async function pickCertificate(sessions: Sessions): Promise<CertificateRef | undefined> {
  const [target] = await certificateTargets(sessions, [], vscode.l10n.t("Show Detail"));
  return target && { accountId: target.session.account.id, certificateId: target.certificate.id };
}
