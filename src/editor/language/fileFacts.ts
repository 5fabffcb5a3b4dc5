import { stat } from "node:fs/promises";
import * as vscode from "vscode";

/** What the findings about private keys want to know of a file; absent where it is not known. */
export interface KeyFileFacts {
  readonly gitIgnored?: boolean;
  readonly worldReadable?: boolean;
}

/** Asks git and the file system about a file. Never fails: what cannot be found out is left out. */
export async function factsOf(uri: vscode.Uri): Promise<KeyFileFacts> {
  if (uri.scheme !== "file") return {};
  const [gitIgnored, worldReadable] = await Promise.all([isIgnored(uri), isWorldReadable(uri)]);
  return {
    ...(gitIgnored === undefined ? {} : { gitIgnored }),
    ...(worldReadable === undefined ? {} : { worldReadable }),
  };
}

/** The part used here of what the editor's own Git extension offers to others (its `git.d.ts`, version 1). */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { checkIgnore(paths: string[]): Promise<Set<string>> } | null;
  };
}

/** `undefined` where there is no repository, or Git is switched off or not at work yet. */
async function isIgnored(uri: vscode.Uri): Promise<boolean | undefined> {
  const git = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (!git?.isActive) return undefined;
  try {
    const repository = git.exports.getAPI(1).getRepository(uri);
    return repository === null ? undefined : (await repository.checkIgnore([uri.fsPath])).has(uri.fsPath);
  } catch {
    // Git is disabled by a setting, or the repository is being closed: nothing is known then.
    return undefined;
  }
}

/** By the file's mode; Windows has none. */
async function isWorldReadable({ fsPath }: vscode.Uri): Promise<boolean | undefined> {
  if (process.platform === "win32") return undefined;
  try {
    return ((await stat(fsPath)).mode & 0o004) !== 0;
  } catch {
    // Not saved yet, or gone.
    return undefined;
  }
}
