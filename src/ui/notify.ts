// The only way to show messages: what comes from elsewhere in them stays text. `test/checks/forbidden.test.ts` sees to it.
import * as vscode from "vscode";
import { noticeText } from "./noticeText";
import { longestLabel, shortened } from "./visibleText";

/** A message, and the buttons it offers; with options in between where it is a modal. */
type Show = <T extends string>(
  text: string,
  ...rest: [options: vscode.MessageOptions, ...actions: T[]] | T[]
) => Thenable<T | undefined>;

/** As the editor's functions of the same names, for texts that may hold what others wrote. */
export const showInformation = guarded("showInformationMessage");
export const showWarning = guarded("showWarningMessage");
export const showError = guarded("showErrorMessage");

/** Lines that leave room for the dialog's buttons. */
function dialogText(text: string): string {
  return noticeText(text)
    .split("\n")
    .map((line) => shortened(line, 4 * longestLabel))
    .join("\n");
}

function guarded(name: "showInformationMessage" | "showWarningMessage" | "showErrorMessage"): Show {
  return <T extends string>(
    text: string,
    ...rest: [options: vscode.MessageOptions, ...actions: T[]] | T[]
  ) => {
    const [first, ...others] = rest;
    if (typeof first !== "object") return vscode.window[name](noticeText(text), ...(rest as T[]));
    const { detail } = first;
    const options = detail === undefined ? first : { ...first, detail: dialogText(detail) };
    return vscode.window[name](dialogText(text), options, ...(others as T[]));
  };
}
