import * as vscode from "vscode";
import { message } from "../certificates";
import { examinationReport, type ReportDocuments, type ReportSection } from "../editor";
import { certificateName } from "../ui/certificateText";
import { localize } from "../ui/localize";
import { findingText } from "./showFinding";
import type { Examined } from "./upload/pairing";
import { confirmationLines, confirmationTitle, type UploadPlan, warningsOf } from "./upload/uploadPlan";

/** Opens the report of an examination, or of an upload that is about to be made. */
export async function showReport(
  { files, examination }: Examined,
  now: number,
  reports: ReportDocuments,
  before: readonly ReportSection[] = [],
): Promise<void> {
  const name = vscode.l10n.t("Report on {0}", files.map((file) => file.name).join(", "));
  await reports.show(name, examinationReport(files, examination, now, localize, before));
}

/**
 * Asks in a modal that says everything. After a look at the report or the differences, asks in a notification, which
 * does not hide what is to be read. With warnings the button says how many the user takes upon them.
 */
export async function confirmUpload(
  plan: UploadPlan,
  now: number,
  reports: ReportDocuments,
): Promise<boolean> {
  const title = localize(confirmationTitle(plan));
  const warnings = warningsOf(plan.examination).map((finding) => `⚠ ${findingText(finding)}`);
  const upload = uploadButton(warnings.length);
  const report = vscode.l10n.t("Show Report");
  const changes = vscode.l10n.t("Show Differences");
  const detail = [...confirmationLines(plan, now).map(localize), ...warnings].join("\n");
  const show = warnings.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const others = isSentAsItIs(plan) ? [report] : [report, changes];
  const chosen = await show(title, { modal: true, detail }, upload, ...others);
  if (chosen === upload || chosen === undefined) return chosen === upload;
  if (chosen === report) await showReport(plan, now, reports, uploadSections(plan, now));
  if (chosen === changes) await showDifferences(plan, reports);
  return (await show(title, upload, vscode.l10n.t("Do Not Upload"))) === upload;
}

function uploadButton(warnings: number): string {
  if (warnings === 0) return vscode.l10n.t("Upload");
  return warnings === 1
    ? vscode.l10n.t("Accept the Warning and Upload")
    : vscode.l10n.t("Accept {0} Warnings and Upload", warnings);
}

/** Where it goes and the very text that is sent. The private key is sent too, and not shown. */
function uploadSections(plan: UploadPlan, now: number): readonly ReportSection[] {
  return [
    { title: message("Upload"), lines: confirmationLines(plan, now) },
    { title: message("Certificates as they will be sent"), lines: sentText(plan).trimEnd().split("\n") },
  ];
}

function sentText({ examination }: UploadPlan): string {
  return examination.upload.certificate;
}

/** Whether one of the files is, to the letter, what is sent. */
function isSentAsItIs(plan: UploadPlan): boolean {
  return plan.files.some(({ text }) => text === sentText(plan));
}

async function showDifferences(plan: UploadPlan, reports: ReportDocuments): Promise<void> {
  const { block, certificate } = plan.examination.leaf;
  const file = plan.files.find(({ name }) => name === block.source.name);
  if (file === undefined) return;
  const name = vscode.l10n.t("{0} as it will be sent", certificateName(certificate));
  await reports.showDifference(vscode.Uri.parse(file.uri, true), name, sentText(plan));
}
