import * as vscode from "vscode";
import { Secret } from "../certificates";
import { promptText } from "./noticeText";
import { visibleText } from "./visibleText";

/** Asks for a passphrase or password, shown as dots. Undefined when the user gives up. */
export async function askSecret(title: string, prompt: string): Promise<Secret | undefined> {
  const texts = { title: visibleText(title), prompt: promptText(prompt) };
  const entered = await vscode.window.showInputBox({ ...texts, password: true, ignoreFocusOut: true });
  return entered === undefined ? undefined : new Secret(entered);
}
