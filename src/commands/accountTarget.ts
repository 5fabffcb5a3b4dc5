import * as vscode from "vscode";
import type { Account } from "../accounts";
import { showInformation } from "../ui/notify";
import { pickText } from "../ui/pickText";

/** What account commands take from a tree node. */
export interface AccountRef {
  readonly accountId: string;
}

interface AccountPick extends vscode.QuickPickItem {
  readonly account: Account;
}

/**
 * The account a command is about: that of the node it was called on, the only one there is, or the one the user picks.
 *
 * @returns undefined when the user picked none, or (after saying so) when there is no account
 */
export async function accountTarget(
  node: AccountRef | undefined,
  accounts: readonly Account[],
  title: string,
): Promise<Account | undefined> {
  if (node !== undefined) return accounts.find(({ id }) => id === node.accountId);
  if (accounts.length === 0) {
    void showInformation(vscode.l10n.t("There is no account yet."));
    return undefined;
  }
  if (accounts.length === 1) return accounts[0];
  const items = accounts.map(
    (account): AccountPick => ({
      label: pickText(account.name),
      description: describeTarget(account),
      account,
    }),
  );
  const placeHolder = vscode.l10n.t("Which account?");
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.account;
}

/** Site and API generation of an account, for the user. */
export function describeTarget({ site, generation, endpoint }: Account): string {
  const names = {
    china: vscode.l10n.t("China site"),
    international: vscode.l10n.t("International site"),
    custom: endpoint ?? vscode.l10n.t("Custom endpoint"),
    sandbox: vscode.l10n.t("Sandbox"),
  };
  const api = generation === "v3" ? vscode.l10n.t("API 3.0") : vscode.l10n.t("legacy API");
  return vscode.l10n.t("{0}, {1}", names[site], api);
}
