import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import {
  type DomainCheck,
  type Result,
  type ServiceError,
  success,
  type ValidationRecord,
} from "../certificates";
import type { ReportDocuments } from "../editor";
import { cancellable } from "../ui/cancellable";
import { localize } from "../ui/localize";
import { showServiceError } from "../ui/serviceErrors";
import { canCheckValidation } from "./abilities";
import { ableTargets } from "./ableTargets";
import type { CertificateTarget } from "./certificateTarget";
import type { Command } from "./command";
import { nameOf } from "./outcomes";
import { isValidated, validationText } from "./recheckValidation/validationText";
import { refreshRecord } from "./refreshRecord";

export interface RecheckValidationParts {
  readonly sessions: Sessions;
  readonly reports: Pick<ReportDocuments, "show">;
}

/** `Check Domain Validation`: has the service look now whether the records of a pending certificate are set. */
export function recheckValidationCommand({ sessions, reports }: RecheckValidationParts): Command {
  return async (node?: CertificateRef) => {
    const wanted = {
      title: vscode.l10n.t("Check Domain Validation"),
      can: canCheckValidation,
      refusal: vscode.l10n.t(
        "Only certificates of API 3.0 accounts that wait for the validation of their domain can be checked.",
      ),
    };
    const [target] = await ableTargets(sessions, node === undefined ? [] : [node], wanted);
    if (target !== undefined) await recheck(target, reports);
  };
}

interface Checked {
  readonly checks: readonly DomainCheck[];
  readonly records: readonly ValidationRecord[];
}

async function recheck(target: CertificateTarget, reports: Pick<ReportDocuments, "show">): Promise<void> {
  const name = nameOf(target);
  const title = vscode.l10n.t("Checking the domain validation of {0}", name);
  const checked = await cancellable(title, (signal) => check(target, signal));
  if (!checked.ok) {
    if (checked.error.kind === "cancelled") return;
    const failed = vscode.l10n.t("The domain validation of {0} could not be checked.", name);
    await showServiceError(checked.error, { title: failed });
    return;
  }
  const { checks, records } = checked.value;
  if (isValidated(checks)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The domain of {0} is validated. The certificate will be issued soon.", name),
    );
    return;
  }
  const text = validationText(name, checks, records, localize);
  await reports.show(vscode.l10n.t("Domain validation of {0}", name), text);
}

/** The check, the records that should be there, and the state of the certificate afterwards. */
async function check(target: CertificateTarget, signal: AbortSignal): Promise<Result<Checked, ServiceError>> {
  const { session, certificate } = target;
  const checks = await session.service.checkValidation(certificate.id, { signal });
  if (!checks.ok) return checks;
  await refreshRecord(target, signal);
  const detail = await session.service.detail(certificate.id, { signal });
  if (!detail.ok) return detail;
  return success({ checks: checks.value, records: detail.value.validationRecords });
}
