import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { type Certificate, displayName, statusName } from "../certificates";
import { localize } from "../ui/localize";

export interface ShowDetailParts {
  readonly sessions: Sessions;
  readonly detail: { show(ref: CertificateRef): void };
}

interface CertificateItem extends vscode.QuickPickItem {
  readonly ref: CertificateRef;
}

/** `Show Detail`: opens the panel of the certificate given, or from the palette of one the user picks. */
export function registerShowDetail({ sessions, detail }: ShowDetailParts): vscode.Disposable {
  return vscode.commands.registerCommand("certificateBrowser.showDetail", async (given?: CertificateRef) => {
    const ref = given ?? (await pickCertificate(sessions));
    if (ref !== undefined) detail.show({ accountId: ref.accountId, certificateId: ref.certificateId });
  });
}

async function pickCertificate(sessions: Sessions): Promise<CertificateRef | undefined> {
  const all = sessions.all();
  if (all.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t("There is no account yet. Add one, or open the sandbox account."),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(listed(sessions), {
    placeHolder: vscode.l10n.t("Certificate to show"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.ref;
}

/** The certificates of all accounts; accounts that were not listed yet are listed first. */
async function listed(sessions: Sessions): Promise<CertificateItem[]> {
  const all = sessions.all();
  await Promise.all(all.map(({ store }) => store.ensureLoaded()));
  return all.flatMap(({ account, store }) =>
    store
      .all()
      .map((certificate) => itemOf(certificate, account.id, all.length > 1 ? account.name : undefined)),
  );
}

function itemOf(
  certificate: Certificate,
  accountId: string,
  accountName: string | undefined,
): CertificateItem {
  const { id, alias, status, project } = certificate;
  const remarks = [localize(statusName(status)), project.name, accountName].filter(Boolean);
  return {
    label: displayName(certificate),
    description: [id, alias].filter(Boolean).join(" · "),
    detail: remarks.join(" · "),
    ref: { accountId, certificateId: id },
  };
}
