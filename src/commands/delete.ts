import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { displayName } from "../certificates";
import { cancellable } from "../ui/cancellable";
import { showInformation } from "../ui/notify";
import { bySession } from "./bySession";
import { type CertificateTarget, certificateTargets, type TreeArguments } from "./certificateTarget";
import type { Command } from "./command";
import { askToDelete, tellDeleted, tellRefused } from "./deletionDialogs";
import { carryOutDeletion, type DeletionOutcome, DeletionsUnderWay, planDeletion } from "./deletionPlan";
import { whenListed } from "./whenListed";

/** `Delete Certificate…`: asks once, deletes the certificates selected, and takes them out of the tree. */
export function deleteCommand({ sessions }: { readonly sessions: Sessions }): Command {
  const underWay = new DeletionsUnderWay();
  return async (...args: TreeArguments) => {
    const title = vscode.l10n.t("Delete Certificate");
    const shown = await certificateTargets(sessions, args, title);
    const chosen = await asListedNow(shown);
    const targets = underWay.begin(chosen);
    if (targets.length === 0) return;
    try {
      await deleteCertificates(targets);
    } finally {
      underWay.end(targets);
    }
  };
}

/** What is to go is decided by a list of this moment, as far as there is one. Says so when some have gone already. */
async function asListedNow(targets: readonly CertificateTarget[]): Promise<readonly CertificateTarget[]> {
  await Promise.all([...bySession(targets).keys()].map((session) => whenListed(session)));
  const current = targets.flatMap(({ session, certificate }) => {
    const record = session.store.get(certificate.id);
    return record === undefined ? [] : [{ session, certificate: record }];
  });
  if (current.length === 0 && targets.length > 0) {
    void showInformation(vscode.l10n.t("The certificate is no longer in the list."));
  }
  return current;
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
  return cancellable(title, (signal, report) =>
    carryOutDeletion(targets, signal, ({ certificate }) =>
      report(displayName(certificate), 100 / targets.length),
    ),
  );
}
