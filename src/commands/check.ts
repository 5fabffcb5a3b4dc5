import * as vscode from "vscode";
import type { ReportDocuments } from "../editor";
import { localize } from "../ui/localize";
import { showError, showInformation, showWarning } from "../ui/notify";
import { checkSummary } from "./check/checkSummary";
import { candidateFiles, choosePemFiles, readFiles } from "./chooseFiles";
import type { Command } from "./command";
import { fileArguments } from "./fileArguments";
import { pairingDialogs } from "./pairingDialogs";
import { examineNow } from "./pemExaminer";
import { findingText, firstPlaced } from "./showFinding";
import { showReport } from "./showReport";
import { type Examined, examineWithPartner } from "./upload/pairing";

/** `Check Certificate and Key`: the examination before an upload, without the upload. Nothing leaves the machine. */
export function checkCommand({ reports }: { readonly reports: ReportDocuments }): Command {
  return async (...args: unknown[]) => {
    const { uris } = fileArguments(args);
    const chosen = uris.length > 0 ? uris : await choosePemFiles(vscode.l10n.t("Check which files?"));
    const files = chosen === undefined ? undefined : await readFiles(chosen);
    if (files === undefined) return;
    const questions = pairingDialogs(vscode.l10n.t("Check without it"));
    const examined = await examineWithPartner(files, examineNow, candidateFiles, questions);
    if (examined !== undefined) await showResult(examined, reports);
  };
}

async function showResult(examined: Examined, reports: ReportDocuments): Promise<void> {
  const { files, examination } = examined;
  const summary = checkSummary(examination, Date.now());
  const problems = examination.findings.filter(({ severity }) => severity === summary.severity);
  const text = [
    localize(summary.message),
    ...(summary.severity === "info" ? [] : problems.map(findingText)),
  ].join(" ");
  const report = vscode.l10n.t("Show Report");
  const openFile = vscode.l10n.t("Open File");
  const open = summary.severity === "info" ? undefined : firstPlaced(problems, files);
  const chosen = await shower[summary.severity](text, report, ...(open === undefined ? [] : [openFile]));
  if (chosen === report) await showReport(examined, Date.now(), reports);
  if (chosen === openFile) await open?.();
}

const shower = {
  error: (text: string, ...actions: string[]) => showError(text, ...actions),
  warning: (text: string, ...actions: string[]) => showWarning(text, ...actions),
  info: (text: string, ...actions: string[]) => showInformation(text, ...actions),
};
