import * as vscode from "vscode";
import type { Session } from "../accounts";
import type { ServiceError } from "../certificates";
import { showServiceError } from "../ui/serviceErrors";

/** Tells why a call failed. The user who stopped it knows. */
export async function tellFailure(error: ServiceError, title: string): Promise<void> {
  if (error.kind !== "cancelled") await showServiceError(error, { title });
}

/** How to say that a change failed. */
export interface ChangeFailureTexts {
  readonly failed: string;
  /** Nobody knows whether it was made. Ends with the advice to refresh the list. */
  readonly uncertain: string;
}

/** Tells why a change failed, and, also to the user who stopped it, when it may have been made nevertheless. */
export async function tellChangeFailure(
  error: ServiceError,
  { failed, uncertain }: ChangeFailureTexts,
  { store }: Session,
): Promise<void> {
  if (error.carriedOut === "no") return tellFailure(error, failed);
  const refresh = vscode.l10n.t("Refresh");
  const chosen = await showServiceError(error, { title: uncertain, actions: [refresh] });
  if (chosen === refresh) await store.load();
}
