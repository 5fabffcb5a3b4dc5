import * as vscode from "vscode";
import type { SourceFile } from "../editor";
import type { Finding } from "../pem";

/**
 * Applies the fix of a finding to its file, as the quick fix in the editor does: the change is unsaved and can be undone.
 * A file whose text is no longer the one that was examined is left alone.
 *
 * @returns whether the files may be looked at again now; otherwise they will change in a moment
 */
export async function applyFinding({ fix }: Finding, files: readonly SourceFile[]): Promise<boolean> {
  const file = files.find(({ name }) => name === fix?.source.name);
  if (fix === undefined || file === undefined) return true;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri, true));
  const { text } = fix.source;
  if (document.getText() !== text) return true;
  const { applyFix } = await import("../pem");
  const { edits, newFiles } = applyFix(fix);
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text: replacement } of edits) {
    const { start, end } = range;
    const place = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, place, replacement);
  }
  if (newFiles.length === 0) {
    await vscode.workspace.applyEdit(edit);
    return true;
  }
  // New files are written before anything is taken out of the file: a private key must never get lost. Not awaited:
  // it ends when the user has read what was written.
  void vscode.commands.executeCommand("certificateBrowser.splitFile", document.uri, newFiles, edit);
  return false;
}
