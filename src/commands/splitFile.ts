import { open } from "node:fs/promises";
import * as vscode from "vscode";
import type { NewFile } from "../pem";
import { reasonOf } from "../ui/errorText";
import { showError, showInformation } from "../ui/notify";
import type { Command } from "./command";

/** Readable for its owner only. */
const privateMode = 0o600;

/** Names that are tried for a file before giving up. */
const mostAttempts = 100;

/**
 * `Split into Files`, a quick fix: writes the parts beside a file, private keys readable for their owner only, and then
 * takes them out of the file, which stays unsaved and can be undone. No file is overwritten: a part whose name is taken
 * gets a number. Nothing is taken out unless all parts have been written.
 */
export function splitFileCommand(): Command {
  return async (uri?: vscode.Uri, parts: readonly NewFile[] = [], edit?: vscode.WorkspaceEdit) => {
    // A link can call commands too, with what it likes: it cannot make these objects, nor lead out of the folder.
    if (!(uri instanceof vscode.Uri) || !(edit instanceof vscode.WorkspaceEdit)) return;
    if (parts.some(({ name }) => /[\\/]/.test(name))) return;
    const written: string[] = [];
    for (const part of parts) {
      const result = await write(vscode.Uri.joinPath(uri, ".."), part);
      if ("problem" in result) return tell(result.problem, written);
      written.push(result.name);
    }
    if (await vscode.workspace.applyEdit(edit)) await announce(written);
    else await tell(vscode.l10n.t("The file has changed meanwhile."), written);
  };
}

type Written = { readonly name: string } | { readonly problem: string };

/** Writes a part under the first name that is free. */
async function write(folder: vscode.Uri, part: NewFile): Promise<Written> {
  const { numberedName } = await import("../pem");
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const name = attempt === 1 ? part.name : numberedName(part.name, attempt);
    try {
      if (await writeNew(vscode.Uri.joinPath(folder, name), part)) return { name };
    } catch (error) {
      const reason = reasonOf(error);
      return { problem: vscode.l10n.t("{0} cannot be written: {1}", name, reason) };
    }
  }
  return { problem: vscode.l10n.t("{0} exists already.", part.name) };
}

/** @returns false when there is a file already. */
async function writeNew(uri: vscode.Uri, { text, isPrivate }: NewFile): Promise<boolean> {
  if (uri.scheme === "file") return writeLocal(uri.fsPath, text, isPrivate);
  if (await exists(uri)) return false;
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return true;
}

/** Made and opened in one step, with its mode from the first moment. Windows has no modes and ignores it. */
async function writeLocal(path: string, text: string, isPrivate: boolean): Promise<boolean> {
  try {
    const file = await open(path, "wx", isPrivate ? privateMode : undefined);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
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

async function announce(names: readonly string[]): Promise<void> {
  await showInformation(
    vscode.l10n.t("Written: {0}. Save the file to take the parts out of it.", names.join(", ")),
  );
}

/** @param written what was written before: it stays, since it may be a private key. */
async function tell(problem: string, written: readonly string[]): Promise<void> {
  const texts = [
    vscode.l10n.t("The file was not split: {0}", problem),
    ...(written.length === 0 ? [] : [vscode.l10n.t("These were written: {0}.", written.join(", "))]),
  ];
  await showError(texts.join(" "));
}
