import * as vscode from "vscode";
import type { Icon } from "./icon";

/** An {@link Icon} in the editor's terms. */
export function themeIcon({ name, color }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}
