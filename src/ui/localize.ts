import * as vscode from "vscode";
import type { Message } from "../certificates";

/** A message of a plain room in the user's language. Strings of the editor rooms call `vscode.l10n.t` directly. */
export function localize({ template, args }: Message): string {
  return vscode.l10n.t(
    template,
    ...args.map((argument) => (typeof argument === "object" ? localize(argument) : argument)),
  );
}
