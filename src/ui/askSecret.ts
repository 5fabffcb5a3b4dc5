import * as vscode from "vscode";
import { Secret } from "../certificates";

/** Asks for a passphrase or password, shown as dots. Undefined when the user gives up. */
export async function askSecret(title: string, prompt: string): Promise<Secret | undefined> {
  const entered = await vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true });
  return entered === undefined ? undefined : new Secret(entered);
}
