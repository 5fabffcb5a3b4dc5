import * as vscode from "vscode";
import type { ServiceError } from "../certificates";
import { asSentence } from "./asSentence";
import { localize } from "./localize";
import { log } from "./log";
import { showError } from "./notify";

/** A failed call as sentences for the user: what happened, what the service said, what to do, and how to find it again. */
export function errorSentences(error: ServiceError): string[] {
  const { cause, advice, serviceMessage, code, requestId } = error;
  return [
    localize(cause),
    ...(serviceMessage === undefined
      ? []
      : [vscode.l10n.t("The answer was: {0}", asSentence(serviceMessage))]),
    localize(advice),
    requestId === undefined
      ? vscode.l10n.t("(Code: {0})", code)
      : vscode.l10n.t("(Code: {0}, RequestId: {1})", code, requestId),
  ];
}

/** One line for the log, in English whatever the user's language is: the log is what a report of a bug is made of. */
export function logServiceError({ action, code, requestId, kind }: ServiceError): void {
  log().warn(`${action} failed: ${code} (${kind}), RequestId ${requestId ?? "none"}`);
}

/** What an error message offers besides "Show Log". */
export interface ErrorActions<T extends string> {
  readonly title: string;
  readonly actions?: readonly T[];
  /** In the way of everything else, with each sentence on a line; for errors that end what the user is doing. */
  readonly modal?: boolean;
}

/**
 * Shows a failed call in a notification or a modal, with the service's code and RequestId and a button that opens the
 * log.
 *
 * @returns the action the user chose; undefined for none, or when the log was opened
 */
export async function showServiceError<T extends string>(
  error: ServiceError,
  { title, actions = [], modal = false }: ErrorActions<T>,
): Promise<T | undefined> {
  logServiceError(error);
  const showLog = vscode.l10n.t("Show Log");
  const sentences = errorSentences(error);
  const text = modal ? title : [title, ...sentences].join(" ");
  const options = modal ? { modal, detail: sentences.join("\n") } : {};
  const chosen = await showError(text, options, ...actions, showLog);
  if (chosen === showLog) {
    log().show();
    // A modal has closed to let the log be read; its actions stay at hand in a notification.
    return modal && actions.length > 0 ? showServiceError(error, { title, actions }) : undefined;
  }
  return actions.find((action) => action === chosen);
}
