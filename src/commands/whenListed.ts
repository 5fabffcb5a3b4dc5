import * as vscode from "vscode";
import type { Session } from "../accounts";
import { isUpToDate } from "../certificates";
import { visibleText } from "../ui/visibleText";

/** How long a decision waits for the list it is made by, in ms. */
const longestWait = 5000;

/**
 * Waits until an account is listed, before something is decided by its list: one remembered from an earlier session, or
 * whose refresh failed, is listed anew. Not too long, and never in vain: see {@link isUpToDate} for how it ended.
 */
export async function whenListed({ store, account }: Session): Promise<void> {
  if (isUpToDate(store.state)) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t("Listing the certificates of {0}", visibleText(account.name)),
    },
    () => Promise.race([store.load(), wait(longestWait)]),
  );
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
