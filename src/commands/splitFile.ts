import { chmod } from "node:fs/promises";
import * as vscode from "vscode";
import type { NewFile } from "../pem";
import type { Command } from "./command";

/** Readable for its owner only. */
const privateMode = 0o600;

/**
 * `Split into Files`, a quick fix: writes the parts beside a file, private keys readable for their owner only, and then
 * takes them out of the file, which stays unsaved and can be undone. No file is overwritten, and nothing is taken out
 * unless all parts have been written.
 */
export function splitFileCommand(): Command {
  return async (uri?: vscode.Uri, parts: readonly NewFile[] = [], edit?: vscode.WorkspaceEdit) => {
    if (uri === undefined || edit === undefined) return;
    const targets = parts.map((part) => ({ part, uri: vscode.Uri.joinPath(uri, "..", part.name) }));
    for (const target of targets) {
      if (await exists(target.uri)) return tell(vscode.l10n.t("{0} exists already.", target.part.name));
    }
    for (const target of targets) {
      const problem = await write(target.uri, target.part);
      if (problem !== undefined) return tell(problem);
    }
    await vscode.workspace.applyEdit(edit);
  };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}

/** An empty file gets its mode before it gets a key. Only the local file system has modes. */
async function write(uri: vscode.Uri, { name, text, isPrivate }: NewFile): Promise<string | undefined> {
  try {
    if (isPrivate && uri.scheme === "file") {
      await vscode.workspace.fs.writeFile(uri, new Uint8Array());
      await chmod(uri.fsPath, privateMode);
    }
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return vscode.l10n.t("{0} cannot be written: {1}", name, reason);
  }
}

async function tell(problem: string): Promise<void> {
  await vscode.window.showErrorMessage(vscode.l10n.t("The file was not split: {0}", problem));
}
