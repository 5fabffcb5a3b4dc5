import * as vscode from "vscode";
import type { CertificateRef } from "../accounts";
import { displayName, type Project } from "../certificates";
import type { ReportDocuments } from "../editor";
import { signalOf } from "../ui/cancellation";
import { certificateName } from "../ui/certificateText";
import { localize } from "../ui/localize";
import { showServiceError } from "../ui/serviceErrors";
import { confirmUpload, showReport } from "./confirmUpload";
import { pairingDialogs } from "./pairingDialogs";
import { findingText, firstPlaced } from "./showFinding";
import type { Examined } from "./upload/pairing";
import type { UploadOutcome } from "./upload/sendUpload";
import type { UploadDialogs } from "./upload/uploadFlow";
import { errorsOf, projectTitle, type UploadPlan } from "./upload/uploadPlan";

export interface UploadDialogParts {
  readonly reports: ReportDocuments;
  /** Shows a certificate in the tree. */
  readonly reveal: (ref: CertificateRef) => Thenable<void>;
}

/** The upload's side of the conversation, in the editor's own dialogs. */
export function uploadDialogs({ reports, reveal }: UploadDialogParts): UploadDialogs {
  return {
    ...pairingDialogs(),
    noAccount,
    stopped: (examined) => stopped(examined, reports),
    chooseAccount,
    chooseProject,
    askAlias,
    whileLooking,
    uploadAgain,
    confirm: (plan, now) => confirmUpload(plan, now, reports),
    whileSending,
    announce: (plan, outcome) => announce(plan, outcome, reveal),
  };
}

async function noAccount(): Promise<void> {
  const add = vscode.l10n.t("Add Account…");
  const sandbox = vscode.l10n.t("Open Sandbox Account");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("There is no account to upload to yet."),
    add,
    sandbox,
  );
  if (chosen === add) await vscode.commands.executeCommand("certificateBrowser.addAccount");
  if (chosen === sandbox) await vscode.commands.executeCommand("certificateBrowser.openSandbox");
}

async function stopped(examined: Examined, reports: ReportDocuments): Promise<void> {
  const errors = errorsOf(examined.examination);
  const open = firstPlaced(errors, examined.files);
  const openFile = vscode.l10n.t("Open File");
  const report = vscode.l10n.t("Show Report");
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t("Nothing was uploaded: these files cannot be used as they are."),
    { modal: true, detail: errors.map(findingText).join("\n") },
    ...(open === undefined ? [] : [openFile]),
    report,
  );
  if (chosen === openFile) await open?.();
  if (chosen === report) await showReport(examined, Date.now(), reports);
}

const chooseAccount: UploadDialogs["chooseAccount"] = async (sessions) => {
  const items = sessions.map((session) => ({ label: session.account.name, session }));
  const title = vscode.l10n.t("Upload to which account?");
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.session;
};

const chooseProject: UploadDialogs["chooseProject"] = async (projects) => {
  const items = projects.map((project) => ({ label: labelOf(project), project }));
  const title = vscode.l10n.t("Upload to which project?");
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.project;
};

function labelOf(project: Project): string {
  const title = projectTitle(project);
  return typeof title === "string" ? title : localize(title);
}

async function askAlias(suggested: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Alias of the certificate"),
    prompt: vscode.l10n.t("A name of your own for the list; it may be empty."),
    value: suggested,
    ignoreFocusOut: true,
  });
}

const whileLooking: UploadDialogs["whileLooking"] = async ({ account }, look) =>
  vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Looking into {0} for this certificate", account.name),
      cancellable: true,
    },
    (_, token) => look(signalOf(token)),
  );

const uploadAgain: UploadDialogs["uploadAgain"] = async ({ account }, certificate) => {
  const show = vscode.l10n.t("Show It");
  const again = vscode.l10n.t("Upload a Second Copy");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("{0} is in {1} already.", displayName(certificate), account.name),
    {
      modal: true,
      detail: [
        vscode.l10n.t("It is the same certificate by its fingerprint, stored as {0}.", certificate.id),
        vscode.l10n.t("A second copy has an ID of its own and counts towards the quota."),
      ].join("\n"),
    },
    show,
    again,
  );
  if (chosen === show) {
    const ref: CertificateRef = { accountId: account.id, certificateId: certificate.id };
    await vscode.commands.executeCommand("certificateBrowser.showDetail", ref);
  }
  return chosen === again;
};

const whileSending: UploadDialogs["whileSending"] = async (plan, send) => {
  const name = certificateName(plan.examination.leaf.certificate);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Uploading {0} to {1}", name, plan.target.session.account.name),
      cancellable: true,
    },
    (_, token) => send(signalOf(token)),
  );
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
      await vscode.window.showInformationMessage(
        vscode.l10n.t("{0} is being uploaded to {1} already.", name, account),
      );
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
  const chosen = await vscode.window.showInformationMessage(text, detail);
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
