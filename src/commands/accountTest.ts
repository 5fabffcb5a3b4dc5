import * as vscode from "vscode";
import { type Account, type Connector, type Credentials, tryAccount } from "../accounts";
import type { ServiceResult } from "../certificates";
import { cancellable } from "../ui/cancellable";

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
  return cancellable(vscode.l10n.t("Testing account “{0}”…", account.name), (signal) =>
    tryAccount(connector, account, { entered, signal }),
  );
}

/** "It sees 12 certificates.", in the user's language. */
export function describeTotal(total: number): string {
  return total === 1
    ? vscode.l10n.t("It sees 1 certificate.")
    : vscode.l10n.t("It sees {0} certificates.", total);
}
