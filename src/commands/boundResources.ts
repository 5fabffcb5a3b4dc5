import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import {
  type BoundResourceGroup,
  type BoundResources,
  message,
  type Result,
  type ServiceError,
} from "../certificates";
import type { ReportDocuments } from "../editor";
import { cancellable } from "../ui/cancellable";
import { localize } from "../ui/localize";
import { logServiceError } from "../ui/serviceErrors";
import { visibleText } from "../ui/visibleText";
import { hasBoundResources } from "./abilities";
import { ableTarget, onlyNewApi } from "./ableTargets";
import { readResources } from "./boundResources/readResources";
import { resourcesText, totalOf } from "./boundResources/resourcesText";
import type { CertificateTarget } from "./certificateTarget";
import type { Command } from "./command";
import { nameOf } from "./outcomes";
import { tellFailure } from "./tellFailure";

export interface BoundResourcesParts {
  readonly sessions: Sessions;
  readonly reports: Pick<ReportDocuments, "show">;
}

/** `Show Bound Resources`: has the service look for what uses the certificate that was clicked, and shows it. */
export function boundResourcesCommand({ sessions, reports }: BoundResourcesParts): Command {
  return async (node?: CertificateRef) => {
    const title = vscode.l10n.t("Show Bound Resources");
    const wanted = { title, can: hasBoundResources, refusal: onlyNewApi() };
    const target = await ableTarget(sessions, node, wanted);
    if (target !== undefined) await showResources(target, reports);
  };
}

interface Looked {
  readonly found: BoundResources;
  readonly details: Result<readonly BoundResourceGroup[], ServiceError>;
}

async function showResources(
  target: CertificateTarget,
  reports: Pick<ReportDocuments, "show">,
): Promise<void> {
  const name = nameOf(target);
  const looked = await cancellable(vscode.l10n.t("Looking for what uses {0}", name), (signal, report) =>
    look(target, signal, report),
  );
  if (!looked.ok) {
    await tellFailure(looked.error, vscode.l10n.t("What uses {0} could not be found out.", name));
    return;
  }
  const { found, details } = looked.value;
  if (!details.ok) logServiceError(details.error);
  const missing = details.ok
    ? {}
    : { missing: message("The details could not be read: {0}", details.error.cause) };
  const facts = { certificateName: name, accountName: visibleText(target.session.account.name), ...missing };
  const groups = details.ok ? details.value : [];
  await reports.show(vscode.l10n.t("Resources of {0}", name), resourcesText(found, groups, facts, localize));
}

/** The totals come first; should the details fail, the totals are shown without them. */
async function look(
  { session, certificate }: CertificateTarget,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<Result<Looked, ServiceError>> {
  const found = await session.service.boundResources(certificate.id, { signal });
  if (!found.ok) return found;
  report(vscode.l10n.t("{0} found, reading the details", totalOf(found.value)));
  const details = await readResources(session.service, found.value, signal);
  return { ok: true, value: { found: found.value, details } };
}
