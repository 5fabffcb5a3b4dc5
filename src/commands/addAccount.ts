import * as vscode from "vscode";
import {
  type AccountDraft,
  type AccountList,
  type CompleteDraft,
  type Connector,
  completeDraft,
  type DraftStep,
  type Keychain,
  newAccountId,
  stepToCorrect,
} from "../accounts";
import type { ServiceError } from "../certificates";
import { reasonOf } from "../ui/errorText";
import { showError, showInformation } from "../ui/notify";
import { showServiceError } from "../ui/serviceErrors";
import { fillIn } from "./accountSteps";
import { describeTotal, tryWithProgress } from "./accountTest";
import type { Command } from "./command";

export interface AddAccountParts {
  readonly accounts: Pick<AccountList, "all" | "put">;
  readonly keychain: Pick<Keychain, "set" | "delete">;
  readonly connector: Pick<Connector, "connect">;
}

/** `Add Account…`: asks step by step, tries the account, and keeps it when it works. */
export function addAccountCommand(parts: AddAccountParts): Command {
  return () => addAccount(parts);
}

/** Asks, tests with a real call, and only then keeps anything. A failed test leads back to what has to be corrected. */
async function addAccount(parts: AddAccountParts): Promise<void> {
  const id = newAccountId();
  const takenNames = parts.accounts.all().map(({ name }) => name);
  let draft: AccountDraft = {};
  let step: DraftStep = "name";
  for (;;) {
    const filled = await fillIn(draft, step, { takenNames });
    if (filled === undefined) return;
    draft = filled;
    const complete = completeDraft(id, draft);
    if (!complete.ok) {
      step = complete.error;
      continue;
    }
    const { account, credentials } = complete.value;
    const tested = await tryWithProgress(parts.connector, account, credentials);
    if (tested.ok) return keep(parts, complete.value, tested.value.total);
    if (!(await wantsToCorrect(account.name, tested.error))) return;
    step = stepToCorrect(tested.error, draft);
  }
}

async function wantsToCorrect(name: string, error: ServiceError): Promise<boolean> {
  if (error.kind === "cancelled") return false;
  const correct = vscode.l10n.t("Correct…");
  const title = vscode.l10n.t("Account “{0}” was not added.", name);
  return (await showServiceError(error, { title, actions: [correct], modal: true })) === correct;
}

async function keep(parts: AddAccountParts, { account, credentials }: CompleteDraft, total: number) {
  try {
    // The credentials first: windows that hear of the account will look for them.
    if (credentials !== undefined) await parts.keychain.set(account.id, credentials);
    await parts.accounts.put(account);
  } catch (error) {
    if (credentials !== undefined) await parts.keychain.delete(account.id);
    const reason = reasonOf(error);
    void showError(
      vscode.l10n.t("Account “{0}” was not added: the editor could not store it. {1}", account.name, reason),
    );
    return;
  }
  const added = vscode.l10n.t("Account “{0}” was added.", account.name);
  void showInformation(`${added} ${describeTotal(total)}`);
  await vscode.commands.executeCommand("certificateBrowser.certificates.focus");
}
