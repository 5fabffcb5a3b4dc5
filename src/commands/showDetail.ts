import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { certificateTargets } from "./certificateTarget";
import type { Command } from "./command";

export interface ShowDetailParts {
  readonly sessions: Sessions;
  readonly detail: { show(ref: CertificateRef): Promise<void> };
}

/**
 * `Show Detail`: opens the panel of the certificate given, which need not be in the list, or from the palette of one the
 * user picks.
 */
export function showDetailCommand({ sessions, detail }: ShowDetailParts): Command {
  return async (given?: CertificateRef) => {
    const ref = given ?? (await pickCertificate(sessions));
    if (ref !== undefined) await detail.show({ accountId: ref.accountId, certificateId: ref.certificateId });
  };
}

async function pickCertificate(sessions: Sessions): Promise<CertificateRef | undefined> {
  const [target] = await certificateTargets(sessions, [], vscode.l10n.t("Show Detail"));
  return target && { accountId: target.session.account.id, certificateId: target.certificate.id };
}
