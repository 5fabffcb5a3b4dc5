import * as vscode from "vscode";
import type { AccountList, Connector } from "../accounts";
import { showInformation } from "../ui/notify";
import { type AccountRef, accountTarget } from "./accountTarget";
import { describeTotal, tryWithProgress } from "./accountTest";
import type { Command } from "./command";
import { tellFailure } from "./tellFailure";

export interface TestAccountParts {
  readonly accounts: Pick<AccountList, "all">;
  readonly connector: Pick<Connector, "connect">;
}

/** `Test Account`: makes a real call, and says what came of it. */
export function testAccountCommand(parts: TestAccountParts): Command {
  return (node?: AccountRef) => testAccount(parts, node);
}

async function testAccount({ accounts, connector }: TestAccountParts, node: AccountRef | undefined) {
  const account = await accountTarget(node, accounts.all(), vscode.l10n.t("Test Account"));
  if (account === undefined) return;
  const tested = await tryWithProgress(connector, account);
  if (tested.ok) {
    const works = vscode.l10n.t("Account “{0}” works.", account.name);
    void showInformation(`${works} ${describeTotal(tested.value.total)}`);
    return;
  }
  await tellFailure(tested.error, vscode.l10n.t("Account “{0}” does not work.", account.name));
}
