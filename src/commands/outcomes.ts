import * as vscode from "vscode";
import type { Session } from "../accounts";
import { displayName, type ItemOutcome, type Result, type ServiceError } from "../certificates";
import { showError, showInformation } from "../ui/notify";
import { errorSentences, logServiceError } from "../ui/serviceErrors";
import { visibleText } from "../ui/visibleText";
import type { CertificateTarget } from "./certificateTarget";
import { type ChangeFailureTexts, tellChangeFailure } from "./tellFailure";

/** A modal with more lines than this does not fit small screens. */
const longestList = 12;

/** What a call for several certificates is called in front of the user. */
export interface OutcomeTexts extends ChangeFailureTexts {
  readonly done: string;
  readonly partly: (done: number, all: number) => string;
}

/**
 * Says once what became of several certificates.
 *
 * @param targets of one account
 * @param result the call's own failure, or what became of each certificate
 * @param onDone is told of each certificate that was changed, to bring its list up to date
 */
export async function tellOutcomes(
  targets: readonly CertificateTarget[],
  result: Result<readonly ItemOutcome[], ServiceError>,
  texts: OutcomeTexts,
  onDone: (target: CertificateTarget) => void,
): Promise<void> {
  const [{ session } = {}] = targets;
  if (session === undefined) return;
  if (!result.ok) {
    await tellChangeFailure(result.error, texts, session);
    return;
  }
  const errors = new Map(result.value.map(({ id, error }) => [id, error]));
  const failed = targets.flatMap((target) => {
    const error = errors.get(target.certificate.id);
    if (error === undefined) onDone(target);
    return error === undefined ? [] : [{ target, error }];
  });
  const [first] = failed;
  if (first === undefined) {
    void showInformation(texts.done);
  } else if (targets.length === 1) await tellChangeFailure(first.error, texts, session);
  else await showFailures(texts.partly(targets.length - failed.length, targets.length), failed, session);
}

async function showFailures(
  title: string,
  failed: readonly { readonly target: CertificateTarget; readonly error: ServiceError }[],
  { store }: Session,
): Promise<void> {
  for (const { error } of failed) logServiceError(error);
  const lines = failed.map(
    ({ target, error }) => `${nameWithId(target)}: ${errorSentences(error).join(" ")}`,
  );
  const rest = lines.length - longestList;
  const shown = rest > 0 ? [...lines.slice(0, longestList), vscode.l10n.t("… and {0} more", rest)] : lines;
  const isUncertain = failed.some(({ error }) => error.carriedOut === "maybe");
  const doubt = isUncertain
    ? [vscode.l10n.t("It is not certain whether some of these were changed. Refresh the list to see.")]
    : [];
  const refresh = vscode.l10n.t("Refresh");
  const options = { modal: true, detail: [...doubt, ...shown].join("\n\n") };
  const chosen = await showError(title, options, ...(isUncertain ? [refresh] : []));
  if (chosen === refresh) await store.load();
}

/** What to call a certificate in front of the user. */
export function nameOf({ certificate }: CertificateTarget): string {
  return visibleText(displayName(certificate));
}

function nameWithId(target: CertificateTarget): string {
  const { id } = target.certificate;
  return nameOf(target) === id ? id : `${nameOf(target)} (${id})`;
}
