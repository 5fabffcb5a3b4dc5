import * as vscode from "vscode";
import type { CertificateRef } from "../accounts";
import { cancellable } from "../ui/cancellable";
import { certificateName } from "../ui/certificateText";
import { showInformation } from "../ui/notify";
import { pickText } from "../ui/pickText";
import { showServiceError } from "../ui/serviceErrors";
import { pairingDialogs } from "./pairingDialogs";
import type { UploadOutcome } from "./upload/sendUpload";
import type { UploadDialogs } from "./upload/uploadFlow";
import type { UploadPlan } from "./upload/uploadPlan";
import { type UploadReportParts, UploadReportView } from "./uploadReportView";

export interface UploadDialogParts extends UploadReportParts {
  /** Shows a certificate in the tree. */
  readonly reveal: (ref: CertificateRef) => Thenable<void>;
}

/** The upload's side of the conversation: the editor's own dialogs, and the report. */
export function uploadDialogs(parts: UploadDialogParts): UploadDialogs {
  return {
    ...pairingDialogs(),
    noAccount,
    chooseAccount,
    openReport: () => new UploadReportView(parts),
    whileSending,
    announce: (plan, outcome) => announce(plan, outcome, parts.reveal),
  };
}

async function noAccount(): Promise<void> {
  const add = vscode.l10n.t("Add Account…");
  const sandbox = vscode.l10n.t("Open Sandbox Account");
  const chosen = await showInformation(vscode.l10n.t("There is no account to upload to yet."), add, sandbox);
  if (chosen === add) await vscode.commands.executeCommand("certificateBrowser.addAccount");
  if (chosen === sandbox) await vscode.commands.executeCommand("certificateBrowser.openSandbox");
}

const chooseAccount: UploadDialogs["chooseAccount"] = async (sessions) => {
  const items = sessions.map((session) => ({ label: pickText(session.account.name), session }));
  const title = vscode.l10n.t("Upload to which account?");
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.session;
};

const whileSending: UploadDialogs["whileSending"] = async (plan, send) => {
  const name = certificateName(plan.examination.leaf.certificate);
  return cancellable(vscode.l10n.t("Uploading {0} to {1}", name, plan.target.session.account.name), send);
};

async function announce(
  plan: UploadPlan,
  outcome: UploadOutcome,
  reveal: UploadDialogParts["reveal"],
): Promise<void> {
  const name = certificateName(plan.examination.leaf.certificate);
  const account = plan.target.session.account.name;
  switch (outcome.kind) {
    case "stored":
      return found(vscode.l10n.t("{0} was uploaded to {1}.", name, account), outcome.ref, reveal);
    case "existed":
      return found(
        vscode.l10n.t(
          "{0} was in {1} already. Nothing new was stored; its alias and project are as before.",
          name,
          account,
        ),
        outcome.ref,
        reveal,
      );
    case "recovered":
      return found(
        vscode.l10n.t("The answer of the service was lost, but {0} is in {1}.", name, account),
        outcome.ref,
        reveal,
      );
    case "busy":
      await showInformation(vscode.l10n.t("{0} is being uploaded to {1} already.", name, account));
      return;
    case "failed":
      if (outcome.error.kind === "cancelled") return;
      await showServiceError(outcome.error, {
        title: vscode.l10n.t("{0} was not uploaded.", name),
        modal: true,
      });
      return;
    case "uncertain":
      return uncertain(outcome, name, account);
  }
}

async function found(text: string, ref: CertificateRef, reveal: UploadDialogParts["reveal"]): Promise<void> {
  await reveal(ref);
  const detail = vscode.l10n.t("Show Detail");
  const chosen = await showInformation(text, detail);
  if (chosen === detail) await vscode.commands.executeCommand("certificateBrowser.showDetail", ref);
}

async function uncertain(
  { error, looked }: Extract<UploadOutcome, { kind: "uncertain" }>,
  name: string,
  account: string,
): Promise<void> {
  const title = looked
    ? vscode.l10n.t(
        "The upload of {0} got no answer, and it is not among the certificates of {1}. It can be uploaded again.",
        name,
        account,
      )
    : vscode.l10n.t(
        "The upload of {0} got no answer, and {1} cannot be asked whether it is there. Refresh the list and look before you upload it again.",
        name,
        account,
      );
  await showServiceError(error, { title, modal: true });
}
