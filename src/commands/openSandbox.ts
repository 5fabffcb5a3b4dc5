import * as vscode from "vscode";
import { type AccountList, ensureSandboxAccount } from "../accounts";
import type { Command } from "./command";

export interface OpenSandboxParts {
  readonly accounts: Pick<AccountList, "all" | "put">;
}

/** `Open Sandbox`: adds the account of the built-in certificate service, and shows it. */
export function openSandboxCommand({ accounts }: OpenSandboxParts): Command {
  return async () => {
    await ensureSandboxAccount(accounts);
    await vscode.commands.executeCommand("certificateBrowser.certificates.focus");
  };
}
