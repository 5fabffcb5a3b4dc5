import * as vscode from "vscode";
import type { CertificateRef, Session, Sessions } from "../accounts";
import { displayName } from "../certificates";
import type { ReportDocuments } from "../editor";
import { cancellable } from "../ui/cancellable";
import { localize } from "../ui/localize";
import { showInformation } from "../ui/notify";
import { visibleText } from "../ui/visibleText";
import { onlyNewApi } from "./ableTargets";
import { accountTarget } from "./accountTarget";
import type { Command } from "./command";
import { logText } from "./operationLog/logText";
import { readLog } from "./operationLog/readLog";
import { tellFailure } from "./tellFailure";

export interface OperationLogParts {
  readonly sessions: Sessions;
  readonly reports: Pick<ReportDocuments, "show">;
}

/** Called on a certificate, on an account, or from the palette on nothing. */
type LogTarget = { readonly accountId: string } & Partial<Pick<CertificateRef, "certificateId">>;

/** `Operation Log…`: what was done with a certificate, or with all of an account, as a read-only document. */
export function operationLogCommand({ sessions, reports }: OperationLogParts): Command {
  return async (node?: LogTarget) => {
    const session = await chooseSession(sessions, node);
    if (session === undefined) return;
    if (session.service.capabilities.operationLog) await showLog(session, node?.certificateId, reports);
    else void showInformation(onlyNewApi());
  };
}

async function chooseSession(sessions: Sessions, node: LogTarget | undefined): Promise<Session | undefined> {
  const all = sessions.all();
  // From the palette only accounts that have a log are offered, if there is one.
  const able = all.filter(({ service }) => service.capabilities.operationLog);
  const offered = node === undefined && able.length > 0 ? able : all;
  const accounts = offered.map(({ account }) => account);
  const account = await accountTarget(node, accounts, vscode.l10n.t("Operation Log"));
  return account && sessions.get(account.id);
}

async function showLog(
  session: Session,
  certificateId: string | undefined,
  reports: Pick<ReportDocuments, "show">,
): Promise<void> {
  const days = await choosePeriod();
  if (days === undefined) return;
  // The service reads times to the second: the second that has begun counts as a whole.
  const to = Math.ceil(Date.now() / 1000) * 1000;
  const range = { from: to - days * 24 * 60 * 60 * 1000, to };
  const read = await cancellable(vscode.l10n.t("Reading the operation log"), (signal, report) =>
    readLog(session.service, range, signal, (done, total) =>
      report(vscode.l10n.t("{0} of {1}", done, total)),
    ),
  );
  if (!read.ok) {
    await tellFailure(read.error, vscode.l10n.t("The operation log could not be read."));
    return;
  }
  const { operations, isCut } = read.value;
  // The service cannot be asked for the log of one certificate.
  const own =
    certificateId === undefined
      ? operations
      : operations.filter((one) => one.certificateId === certificateId);
  const accountName = visibleText(session.account.name);
  const certificateName = certificateId === undefined ? undefined : nameOf(session, certificateId);
  const facts = {
    accountName,
    ...range,
    isCut,
    ...(certificateName === undefined ? {} : { certificateName }),
  };
  const name = vscode.l10n.t("Operations of {0}", certificateName ?? accountName);
  await reports.show(name, logText(own, facts, localize));
}

/** In days. */
async function choosePeriod(): Promise<number | undefined> {
  const items = [15, 90, 365].map((days) => ({ label: vscode.l10n.t("The last {0} days", days), days }));
  const title = vscode.l10n.t("Operation Log");
  return (await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("Since when?") }))
    ?.days;
}

function nameOf({ store }: Session, certificateId: string): string {
  const certificate = store.get(certificateId);
  return certificate === undefined
    ? visibleText(certificateId)
    : visibleText(`${displayName(certificate)} (${certificateId})`);
}
