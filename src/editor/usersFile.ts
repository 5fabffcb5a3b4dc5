import * as vscode from "vscode";
import { certificateScheme } from "./certificateUri";

/** A file or an untitled document: not an output channel, a side of a comparison, or a certificate of an account. */
export function isUsersFile({ scheme }: vscode.Uri): boolean {
  if (scheme === certificateScheme) return false;
  return scheme === "untitled" || vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}
