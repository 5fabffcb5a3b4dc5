import * as vscode from "vscode";
import type { CertificateRef, Session, Sessions } from "../accounts";
import { type Certificate, displayName, statusName } from "../certificates";
import { localize } from "../ui/localize";
import { showInformation } from "../ui/notify";
import { pickText } from "../ui/pickText";

/** A certificate that a command is about, and the account it is in. */
export interface CertificateTarget {
  readonly session: Session;
  readonly certificate: Certificate;
}

/** What the editor hands to a command of a tree with several nodes selected: the node clicked, and all selected. */
export type TreeArguments = readonly [node?: CertificateRef, selected?: readonly Partial<CertificateRef>[]];

/**
 * The certificates a command is about: those selected in the tree, the one it was called on, or, from the command
 * palette, the one the user picks. Those that have gone meanwhile are left out.
 *
 * @param offered which certificates the user can pick from
 */
export async function certificateTargets(
  sessions: Sessions,
  [node, selected]: TreeArguments,
  title: string,
  offered: (target: CertificateTarget) => boolean = () => true,
): Promise<readonly CertificateTarget[]> {
  if (node === undefined) return pickTarget(sessions, title, offered);
  const refs = selected === undefined || selected.length === 0 ? [node] : selected.filter(isCertificateRef);
  const targets = refs.flatMap((ref) => targetOf(sessions, ref));
  if (targets.length === 0) {
    void showInformation(vscode.l10n.t("The certificate is no longer in the list."));
  }
  return targets;
}

/** Other nodes (projects, accounts) may be selected along with certificates. */
function isCertificateRef(node: Partial<CertificateRef>): node is CertificateRef {
  return node.accountId !== undefined && node.certificateId !== undefined;
}

function targetOf(sessions: Sessions, { accountId, certificateId }: CertificateRef): CertificateTarget[] {
  const session = sessions.get(accountId);
  const certificate = session?.store.get(certificateId);
  return session === undefined || certificate === undefined ? [] : [{ session, certificate }];
}

interface TargetPick extends vscode.QuickPickItem {
  readonly target: CertificateTarget;
}

async function pickTarget(
  sessions: Sessions,
  title: string,
  offered: (target: CertificateTarget) => boolean,
): Promise<readonly CertificateTarget[]> {
  if (sessions.all().length === 0) {
    void showInformation(vscode.l10n.t("There is no account yet."));
    return [];
  }
  // The view lists accounts when it is first seen; the palette can be quicker.
  const loaded = Promise.all(sessions.all().map(({ store }) => store.ensureLoaded()));
  const items = loaded.then(() => pickItems(sessions).filter(({ target }) => offered(target)));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("Which certificate?"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked === undefined ? [] : [picked.target];
}

function pickItems(sessions: Sessions): TargetPick[] {
  const severalAccounts = sessions.all().length > 1;
  return sessions.all().flatMap((session) =>
    session.store.all().map((certificate) => ({
      ...pickTexts(certificate, severalAccounts ? session.account.name : ""),
      target: { session, certificate },
    })),
  );
}

/** How a certificate is written in a pick. @param accountName empty where there is only one account */
export function pickTexts(
  certificate: Certificate,
  accountName: string,
): Required<Pick<vscode.QuickPickItem, "label" | "description" | "detail">> {
  const { id, alias, status, project } = certificate;
  const joined = (parts: readonly string[]) => pickText(parts.filter((part) => part !== "").join(" · "));
  return {
    label: pickText(displayName(certificate)),
    description: joined([id, alias]),
    detail: joined([localize(statusName(status)), project.name, accountName]),
  };
}
