import * as vscode from "vscode";
import { log } from "../ui/log";
import { sandboxAccountId } from "./account";
import type { AccountList } from "./accountList";
import type { Account } from "./types";

type Accounts = Pick<AccountList, "all" | "put">;

/** Adds the sandbox account, unless there is one already. Starts nothing: the sandbox starts with the first call. */
export async function ensureSandboxAccount(accounts: Accounts): Promise<void> {
  if (accounts.all().some(({ site }) => site === "sandbox")) return;
  await accounts.put(sandboxAccount());
}

/**
 * Opens the sandbox at activation when the environment asks for it. Honoured only while the extension is developed or
 * tested: `npm start` and the tests set it; for users the environment decides nothing.
 */
export function openSandboxIfAsked(context: vscode.ExtensionContext, accounts: Accounts): void {
  const isAsked = process.env["CERTIFICATE_BROWSER_OPEN_SANDBOX"] === "1";
  if (context.extensionMode === vscode.ExtensionMode.Production || !isAsked) return;
  ensureSandboxAccount(accounts).catch((error: unknown) =>
    log().error(`The sandbox account could not be added: ${String(error)}`),
  );
}

function sandboxAccount(): Account {
  return { id: sandboxAccountId, name: vscode.l10n.t("Sandbox"), site: "sandbox", generation: "v3" };
}
