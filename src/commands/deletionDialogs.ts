import * as vscode from "vscode";
import { displayName, isUpToDate, type ServiceError } from "../certificates";
import { agoText } from "../ui/agoText";
import { localize } from "../ui/localize";
import { showError, showInformation, showWarning } from "../ui/notify";
import { errorSentences, logServiceError, showServiceError } from "../ui/serviceErrors";
import { longestLabel, shortened, visibleText } from "../ui/visibleText";
import { hasBoundResources } from "./abilities";
import { bySession } from "./bySession";
import type { CertificateTarget } from "./certificateTarget";
import type { DeletionOutcome, DeletionPlan } from "./deletionPlan";
import { tellChangeFailure } from "./tellFailure";

/** A modal with more lines than this does not fit small screens. */
const longestList = 12;

/** Characters of each fact, where several stand on one line. */
const longestFact = 100;

/** Says why nothing of what was chosen can be deleted. */
export async function tellRefused(refused: DeletionPlan["refused"]): Promise<void> {
  const [first, ...others] = refused;
  if (first === undefined) return;
  const title =
    others.length === 0
      ? vscode.l10n.t("{0} cannot be deleted.", nameOf(first.target))
      : vscode.l10n.t("None of these certificates can be deleted.");
  const detail =
    others.length === 0
      ? [...factLines(first.target), "", localize(first.reason)].join("\n")
      : refusedLines(refused).join("\n");
  await showWarning(title, { modal: true, detail });
}

/** The one question before certificates are deleted, with everything that goes. */
export async function askToDelete({ allowed, refused }: DeletionPlan): Promise<boolean> {
  const [first, ...others] = allowed;
  if (first === undefined) return false;
  const one = others.length === 0;
  const question = one
    ? vscode.l10n.t("Delete the certificate {0}?", nameOf(first))
    : vscode.l10n.t("Delete {0} certificates?", allowed.length);
  const detail = [
    ...(one ? factLines(first) : listed(allowed.map(lineOf))),
    "",
    dependents(allowed),
    ...ageLines(allowed),
    ...(refused.length === 0 ? [] : ["", vscode.l10n.t("These stay:"), ...refusedLines(refused)]),
  ];
  const yes = vscode.l10n.t("Delete");
  const answer = await showWarning(question, { modal: true, detail: detail.join("\n") }, yes);
  return answer === yes;
}

/** What is known of the things that depend on certificates. */
function dependents(targets: readonly CertificateTarget[]): string {
  return targets.every(({ session }) => session.service.capabilities.deleteWithResourceCheck)
    ? vscode.l10n.t(
        "This cannot be undone. The service first looks for cloud resources that use it, and deletes nothing that is in use. Servers outside of the cloud it does not know.",
      )
    : vscode.l10n.t(
        "This cannot be undone. The service normally refuses to delete a certificate that a cloud resource still uses, but make sure that nothing depends on it.",
      );
}

/** Of lists that could not be refreshed, how old they are: what is deleted may be something else by now. */
function ageLines(targets: readonly CertificateTarget[]): string[] {
  return [...bySession(targets).keys()].flatMap(({ account, store }) => {
    const { loadedAt } = store.state;
    if (isUpToDate(store.state) || loadedAt === undefined) return [];
    const ago = localize(agoText(loadedAt, Date.now()));
    return [
      "",
      vscode.l10n.t(
        "The list of {0} is as of {1}: it could not be refreshed.",
        visibleText(account.name),
        ago,
      ),
    ];
  });
}

/** Says what was deleted and what was not, in one message. */
export async function tellDeleted(
  targets: readonly CertificateTarget[],
  { deleted, failed }: DeletionOutcome,
): Promise<void> {
  const [failure] = failed;
  const [only] = targets;
  if (failure !== undefined && targets.length === 1) return tellFailed(failure);
  if (failure !== undefined && deleted.length === 0 && failed.every(({ error }) => error === failure.error)) {
    return tellCallFailed(targets.length, failure.error);
  }
  if (failed.length > 0) return tellSomeFailed(targets.length, deleted.length, failed);
  if (deleted.length < targets.length) {
    const text = vscode.l10n.t(
      "Stopped: {0} of {1} certificates were deleted.",
      deleted.length,
      targets.length,
    );
    void showInformation(text);
    return;
  }
  const text =
    targets.length === 1 && only !== undefined
      ? vscode.l10n.t("{0} was deleted.", nameOf(only))
      : vscode.l10n.t("{0} certificates were deleted.", deleted.length);
  void showInformation(text);
}

type Failure = DeletionOutcome["failed"][number];

async function tellFailed({ target, error }: Failure): Promise<void> {
  const name = nameOf(target);
  const failed = vscode.l10n.t("{0} was not deleted.", name);
  const uncertain = vscode.l10n.t(
    "It is not certain whether {0} was deleted. Refresh the list to see.",
    name,
  );
  const { session, certificate } = target;
  const mayBeInUse = error.kind === "refused" && error.carriedOut === "no" && hasBoundResources(target);
  if (!mayBeInUse) return tellChangeFailure(error, { failed, uncertain }, session);
  const resources = vscode.l10n.t("Show Bound Resources");
  const chosen = await showServiceError(error, { title: failed, actions: [resources] });
  if (chosen === resources) {
    const ref = { accountId: session.account.id, certificateId: certificate.id };
    await vscode.commands.executeCommand("certificateBrowser.boundResources", ref);
  }
}

/** One call was to delete them all, and failed. */
async function tellCallFailed(all: number, error: ServiceError): Promise<void> {
  const title =
    error.carriedOut === "maybe"
      ? vscode.l10n.t(
          "It is not certain whether the {0} certificates were deleted. Refresh the list to see.",
          all,
        )
      : vscode.l10n.t("None of the {0} certificates was deleted.", all);
  await showServiceError(error, { title });
}

async function tellSomeFailed(
  all: number,
  deleted: number,
  failed: DeletionOutcome["failed"],
): Promise<void> {
  const title = vscode.l10n.t("{0} of {1} certificates were deleted.", deleted, all);
  for (const { error } of failed) logServiceError(error);
  const lines = failed.map(({ target, error }) => `${lineOf(target)}: ${errorSentences(error).join(" ")}`);
  await showError(title, { modal: true, detail: listed(lines).join("\n\n") });
}

/** What is needed to recognise a certificate, a fact a line. */
function factLines({ session, certificate }: CertificateTarget): string[] {
  const { alias, id, project } = certificate;
  return [
    ...(alias === "" ? [] : [vscode.l10n.t("Alias: {0}", shortText(alias))]),
    vscode.l10n.t("ID: {0}", visibleText(id)),
    ...(project.name === "" ? [] : [vscode.l10n.t("Project: {0}", shortText(project.name))]),
    vscode.l10n.t("Account: {0}", visibleText(session.account.name)),
  ];
}

/** A certificate on one line. */
function lineOf({ session, certificate }: CertificateTarget): string {
  const { id, alias, project } = certificate;
  const facts = [id, alias, project.name, session.account.name].filter((fact) => fact !== "");
  return `${shortText(displayName(certificate))} (${facts.map((fact) => shortText(fact, longestFact)).join(", ")})`;
}

function refusedLines(refused: DeletionPlan["refused"]): string[] {
  return listed(refused.map(({ target, reason }) => `${lineOf(target)}: ${localize(reason)}`));
}

function listed(lines: readonly string[]): string[] {
  const rest = lines.length - longestList;
  return rest > 0 ? [...lines.slice(0, longestList), vscode.l10n.t("… and {0} more", rest)] : [...lines];
}

function nameOf({ certificate }: CertificateTarget): string {
  return shortText(displayName(certificate));
}

/** As much of a name as one reads in a question. */
function shortText(text: string, longest = longestLabel): string {
  return shortened(visibleText(text), longest);
}
