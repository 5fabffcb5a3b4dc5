import * as vscode from "vscode";
import { type Account, type Connector, type Credentials, tryAccount } from "../accounts";
import type { ServiceResult } from "../certificates";
import { signalOf } from "../ui/cancellation";

/**
 * Tries an account with progress that can be cancelled, see {@link tryAccount}.
 *
 * @param entered credentials to try instead of those that are kept
 */
export async function tryWithProgress(
  connector: Pick<Connector, "connect">,
  account: Account,
  entered?: Credentials,
): ServiceResult<{ readonly total: number }> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Testing account “{0}”…", account.name),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, (_, token) =>
    tryAccount(connector, account, { entered, signal: signalOf(token) }),
  );
}

/** "It sees 12 certificates.", in the user's language. */
export function describeTotal(total: number): string {
  return total === 1
    ? vscode.l10n.t("It sees 1 certificate.")
    : vscode.l10n.t("It sees {0} certificates.", total);
}
