import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import {
  type DomainCheck,
  domainCheckProblem,
  type Result,
  type ServiceError,
  success,
  type ValidationRecord,
} from "../certificates";
import type { ReportDocuments } from "../editor";
import { cancellable, type Report } from "../ui/cancellable";
import { localize } from "../ui/localize";
import { showInformation, showWarning } from "../ui/notify";
import { remarkName } from "../ui/serviceWords";
import { visibleText } from "../ui/visibleText";
import { canCheckValidation } from "./abilities";
import { ableTarget } from "./ableTargets";
import type { CertificateTarget } from "./certificateTarget";
import type { Command } from "./command";
import { nameOf } from "./outcomes";
import { followOrder, type OrderState } from "./recheckValidation/followOrder";
import { isValidated, validationText } from "./recheckValidation/validationText";
import { refreshRecord } from "./refreshRecord";
import { tellFailure } from "./tellFailure";

export interface RecheckValidationParts {
  readonly sessions: Sessions;
  readonly reports: Pick<ReportDocuments, "show">;
}

/**
 * `Check Domain Validation`: has the service look now whether the records of a pending certificate are set, and
 * waits for the certificate when they are.
 */
export function recheckValidationCommand({ sessions, reports }: RecheckValidationParts): Command {
  return async (node?: CertificateRef) => {
    const wanted = {
      title: vscode.l10n.t("Check Domain Validation"),
      can: canCheckValidation,
      refusal: vscode.l10n.t(
        "Only certificates of API 3.0 accounts that wait for the validation of their domain can be checked.",
      ),
    };
    const target = await ableTarget(sessions, node, wanted);
    if (target !== undefined) await recheck(target, reports);
  };
}

interface Checked {
  readonly checks: readonly DomainCheck[];
  readonly records: readonly ValidationRecord[];
  /** How the order went on once its domains were validated; absent while they are not. */
  readonly order?: OrderState;
}

async function recheck(target: CertificateTarget, reports: Pick<ReportDocuments, "show">): Promise<void> {
  const name = nameOf(target);
  const title = vscode.l10n.t("Checking the domain validation of {0}", name);
  const checked = await cancellable(title, (signal, report) => check(target, signal, report));
  if (!checked.ok) {
    const failed = vscode.l10n.t("The domain validation of {0} could not be checked.", name);
    await tellFailure(checked.error, failed);
    return;
  }
  const { checks, records, order } = checked.value;
  if (order !== undefined) {
    await tellOrder(order, target);
    return;
  }
  const text = validationText(name, checks, records, localize);
  await reports.show(vscode.l10n.t("Domain validation of {0}", name), text);
  await offerAnotherCheck(target, checks, reports);
}

/** The check, the records that should be there, and, where they are, what becomes of the order. */
async function check(
  target: CertificateTarget,
  signal: AbortSignal,
  report: Report,
): Promise<Result<Checked, ServiceError>> {
  const { session, certificate } = target;
  const checked = await session.service.checkValidation(certificate.id, { signal });
  if (!checked.ok) return checked;
  const checks = checked.value;
  if (isValidated(checks)) {
    report(vscode.l10n.t("the domain is validated; waiting for the certificate to be issued"));
    const order = await followOrder({
      read: () => refreshRecord(target, signal),
      sleep: sleepUntil(signal),
      signal,
    });
    return success({ checks, records: [], order });
  }
  await refreshRecord(target, signal);
  const detail = await session.service.detail(certificate.id, { signal });
  if (!detail.ok) return detail;
  return success({ checks, records: detail.value.validationRecords });
}

function sleepUntil(signal: AbortSignal): (milliseconds: number) => Promise<void> {
  return (milliseconds) => setTimeout(milliseconds, undefined, { signal }).catch(ifNotStopped);
}

/** A sleep that ends early ends by an exception; that the user stopped it is told by the signal. */
function ifNotStopped(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

async function tellOrder(order: OrderState, target: CertificateTarget): Promise<void> {
  const name = nameOf(target);
  const showDetail = vscode.l10n.t("Show Detail");
  const { session, certificate } = target;
  const remark = session.store.get(certificate.id)?.statusMessage ?? "";
  const known = remarkName(remark);
  const texts: Record<OrderState, string> = {
    issued: vscode.l10n.t("The certificate for {0} has been issued.", name),
    ended: vscode.l10n.t(
      "The order for {0} came to its end without a certificate. {1}",
      name,
      known === undefined ? visibleText(remark) : localize(known),
    ),
    waiting: vscode.l10n.t(
      "The domain of {0} is validated, but the certificate has not been issued yet. This can take some hours.",
      name,
    ),
  };
  const show = order === "ended" ? showWarning : showInformation;
  if ((await show(texts[order].trim(), showDetail)) !== showDetail) return;
  const ref: CertificateRef = { accountId: session.account.id, certificateId: certificate.id };
  await vscode.commands.executeCommand("certificateBrowser.showDetail", ref);
}

/** The records are in the report that has just been opened; once they are set, the next check is one click away. */
async function offerAnotherCheck(
  target: CertificateTarget,
  checks: readonly DomainCheck[],
  reports: Pick<ReportDocuments, "show">,
): Promise<void> {
  const name = nameOf(target);
  const problem = checks.map(domainCheckProblem).find((found) => found !== undefined);
  const again = vscode.l10n.t("Check Again");
  const text =
    problem === undefined
      ? vscode.l10n.t("The domain of {0} is not validated yet.", name)
      : vscode.l10n.t("The domain of {0} is not validated yet. {1}", name, localize(problem));
  if ((await showInformation(text, again)) === again) await recheck(target, reports);
}
