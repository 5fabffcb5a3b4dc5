import * as vscode from "vscode";
import { examinationReport, type ReportDocuments } from "../editor";
import { localize } from "../ui/localize";
import type { Examined } from "./upload/pairing";

/** Opens the report of an examination as text. */
export async function showReport(
  { files, examination }: Examined,
  now: number,
  reports: ReportDocuments,
): Promise<void> {
  const name = vscode.l10n.t("Report on {0}", files.map((file) => file.name).join(", "));
  await reports.show(name, examinationReport(files, examination, now, localize));
}
