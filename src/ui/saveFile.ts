import * as vscode from "vscode";
import { localize } from "./localize";
import { showError } from "./notify";
import { writeWholeFile } from "./wholeFile";
import { writeProblem } from "./writeProblem";

/** A place on disk as the user knows it. */
export function pathOf(place: vscode.Uri): string {
  return place.scheme === "file" ? place.fsPath : place.toString(true);
}

/**
 * Writes a file where the user chose, whole or not at all.
 *
 * @param mode for a file of this machine; other file systems have no such thing
 */
export async function saveFile(place: vscode.Uri, bytes: Uint8Array, mode?: number): Promise<void> {
  if (place.scheme === "file") await writeWholeFile(place.fsPath, bytes, mode);
  else await vscode.workspace.fs.writeFile(place, bytes);
}

/** Runs what writes to a place. Tells why it could not be written and what to do, and then gives `false`. */
export async function couldWrite(place: vscode.Uri, write: () => Thenable<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    const reason = localize(writeProblem(error));
    await showError(vscode.l10n.t("{0} could not be written: {1}", pathOf(place), reason));
    return false;
  }
}
