import { stat } from "node:fs/promises";
import type * as vscode from "vscode";
import { isIgnored } from "./gitState";

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
