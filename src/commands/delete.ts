import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { displayName } from "../certificates";
import { signalOf } from "../ui/cancellation";
import { visibleText } from "../ui/visibleText";
import { type CertificateTarget, certificateTargets, type TreeArguments } from "./certificateTarget";
import type { Command } from "./command";
import { askToDelete, tellDeleted, tellRefused } from "./deletionDialogs";
import { carryOutDeletion, type DeletionOutcome, DeletionsUnderWay, planDeletion } from "./deletionPlan";

/** `Delete Certificate…`: asks once, deletes the certificates selected, and takes them out of the tree. */
export function deleteCommand({ sessions }: { readonly sessions: Sessions }): Command {
  const underWay = new DeletionsUnderWay();
  return async (...args: TreeArguments) => {
    const chosen = await certificateTargets(sessions, args, vscode.l10n.t("Delete Certificate"));
    const targets = underWay.begin(chosen);
    if (targets.length === 0) return;
    try {
      await deleteCertificates(targets);
    } finally {
      underWay.end(targets);
    }
  };
}

async function deleteCertificates(targets: readonly CertificateTarget[]): Promise<void> {
  const plan = planDeletion(targets);
  if (plan.allowed.length === 0) {
    await tellRefused(plan.refused);
    return;
  }
  if (!(await askToDelete(plan))) return;
  // The message stays until it is closed; by then the certificates are free to be deleted again.
  void tellDeleted(plan.allowed, await runWithProgress(plan.allowed));
}

function runWithProgress(targets: readonly CertificateTarget[]): Thenable<DeletionOutcome> {
  const title = vscode.l10n.t("Deleting certificates");
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      carryOutDeletion(targets, signalOf(token), ({ certificate }) =>
        progress.report({ message: visibleText(displayName(certificate)), increment: 100 / targets.length }),
      ),
  );
}
