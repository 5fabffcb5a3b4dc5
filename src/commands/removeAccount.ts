import * as vscode from "vscode";
import type { Account, AccountList, Keychain } from "../accounts";
import { reasonOf } from "../ui/errorText";
import { showError, showWarning } from "../ui/notify";
import { type AccountRef, accountTarget } from "./accountTarget";
import type { Command } from "./command";

export interface RemoveAccountParts {
  readonly accounts: Pick<AccountList, "all" | "remove">;
  readonly keychain: Pick<Keychain, "delete">;
}

/** `Remove Account…`: forgets an account and its credentials, after a question. Nothing is deleted in the cloud. */
export function removeAccountCommand(parts: RemoveAccountParts): Command {
  return (node?: AccountRef) => removeAccount(parts, node);
}

async function removeAccount({ accounts, keychain }: RemoveAccountParts, node: AccountRef | undefined) {
  const account = await accountTarget(node, accounts.all(), vscode.l10n.t("Remove Account"));
  if (account === undefined || !(await isConfirmed(account))) return;
  try {
    // The credentials first: if that fails, the account stays in sight and can be removed again.
    await keychain.delete(account.id);
    await accounts.remove(account.id);
  } catch (error) {
    const reason = reasonOf(error);
    void showError(
      vscode.l10n.t(
        "Account “{0}” could not be removed from the editor's storage: {1}",
        account.name,
        reason,
      ),
    );
  }
}

async function isConfirmed(account: Account): Promise<boolean> {
  const remove = vscode.l10n.t("Remove");
  const detail =
    account.site === "sandbox"
      ? vscode.l10n.t(
          "The account goes from this editor. The sandbox's certificates are kept, and are there again when you open it the next time.",
        )
      : vscode.l10n.t(
          "Its name, secret ID and secret key are deleted from this editor. Nothing is deleted in the cloud: the certificates and the API key stay as they are.",
        );
  const question = vscode.l10n.t("Remove account “{0}”?", account.name);
  return (await showWarning(question, { modal: true, detail }, remove)) === remove;
}
