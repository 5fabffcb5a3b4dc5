import * as vscode from "vscode";
import { reasonOf } from "../ui/errorText";
import { log } from "../ui/log";
import { chunksOf } from "./chunks";
import { walkFolders } from "./folderWalk";
import { anyOfPaths, escapeGlob } from "./glob";
import { hasPairExtension, mostWorkspaceFiles, pairGlob } from "./pemFileNames";
import { exclusions, listFolder, mostFolders, pathIn } from "./pemFiles";
import { topmost } from "./topmost";

/** How many files are named in one search: a command line has its limits. */
const mostNamed = 100;

/**
 * Those of some files, and of the files in some folders, that the search for pairs finds: they are there, in the
 * workspace, and nothing excludes them.
 */
export async function searchedAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const byAddress = new Map(uris.filter(isLookedAt).map((uri) => [uri.toString(), uri]));
  const found = new Map<string, vscode.Uri>();
  for (const root of vscode.workspace.workspaceFolders ?? []) {
    const inRoot = topmost([...byAddress.keys()])
      .flatMap((address) => byAddress.get(address) ?? [])
      .filter((uri) => vscode.workspace.getWorkspaceFolder(uri)?.index === root.index);
    for (const uri of await searchedIn(root, inRoot)) found.set(uri.toString(), uri);
  }
  return [...found.values()];
}

/** Not what is installed or committed: there may be thousands of these. */
function isLookedAt({ path }: vscode.Uri): boolean {
  return !/\/(node_modules|\.git)(\/|$)/.test(path);
}

async function searchedIn(
  root: vscode.WorkspaceFolder,
  uris: readonly vscode.Uri[],
): Promise<readonly vscode.Uri[]> {
  const files = uris.filter(({ path }) => hasPairExtension(path));
  const folders: vscode.Uri[] = [];
  for (const uri of uris) if (await isFolder(uri)) folders.push(uri);
  const patterns = [
    ...chunksOf(files, mostNamed).map((some) => anyOfPaths(some.map((uri) => pathIn(root, uri)))),
    ...folders.map((folder) => below(pathIn(root, folder))),
  ];
  try {
    const found: vscode.Uri[] = [];
    for (const pattern of patterns) {
      const relative = new vscode.RelativePattern(root, pattern);
      found.push(...(await vscode.workspace.findFiles(relative, exclusions(), mostWorkspaceFiles)));
    }
    return found;
  } catch (error) {
    const reason = reasonOf(error);
    log().debug(`The editor's search failed, walking new folders instead: ${reason}`);
    const limits = { folders: mostFolders, files: mostWorkspaceFiles };
    return [...files, ...(await walkFolders(folders, listFolder, hasPairExtension, limits))];
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It is gone again.
    return false;
  }
}

/** The PEM files of a folder and of those in it. */
function below(path: string): string {
  return path === "" ? pairGlob : `${escapeGlob(path)}/${pairGlob}`;
}
