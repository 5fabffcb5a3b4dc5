import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as vscode from "vscode";
import type { FilterMemory } from "./treeFilter";

/** What the editor gives an extension to keep things of a workspace. */
export interface WorkspaceStorage {
  readonly workspaceState: Pick<vscode.Memento, "get" | "update">;
  readonly storageUri: Pick<vscode.Uri, "fsPath"> | undefined;
}

const key = "certificateBrowser.filter";
const fileName = "filter.json";

/**
 * Keeps the filter of the workspace. The editor writes the state of a workspace after a moment, and what was set right
 * before the window is reloaded can get lost; so the filter is in a file of its own, written before the tree shows it. A
 * window without a folder has no place for files and keeps it in its state.
 *
 * @param log is told why the filter could not be kept or read
 */
export function keptFilter(
  { storageUri, workspaceState }: WorkspaceStorage,
  log: (line: string) => void,
): FilterMemory {
  return storageUri === undefined ? inState(workspaceState, log) : inFile(storageUri.fsPath, log);
}

function inState(state: WorkspaceStorage["workspaceState"], log: (line: string) => void): FilterMemory {
  return {
    load: () => state.get(key),
    save: (filter) => void state.update(key, filter).then(undefined, (error: unknown) => log(notKept(error))),
  };
}

function inFile(folder: string, log: (line: string) => void): FilterMemory {
  const file = join(folder, fileName);
  return {
    load: () => read(file, log),
    save: (filter) => {
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, JSON.stringify(filter));
      } catch (error) {
        log(notKept(error));
      }
    },
  };
}

/** Undefined when there is no such file, or what is in it is not JSON. */
function read(file: string, log: (line: string) => void): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isMissing) log(`The filter of the workspace could not be read: ${String(error)}`);
    return undefined;
  }
}

function notKept(error: unknown): string {
  return `The filter could not be kept for the workspace: ${String(error)}`;
}
