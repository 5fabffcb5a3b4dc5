import * as vscode from "vscode";
import { failure, type Message, message, type Result, success } from "../certificates";
import { reasonOf } from "../ui/errorText";
import { log } from "../ui/log";
import { readProblem } from "../ui/readProblem";
import { type FolderEntry, walkFolders } from "./folderWalk";
import { activePatterns, anyOfGlobs, escapeGlob } from "./glob";
import {
  excludedGlob,
  hasPairExtension,
  hasPemExtension,
  largestPemFile,
  mostWorkspaceFiles,
  pairGlob,
  pemGlob,
  pemNameGlob,
} from "./pemFileNames";
import type { SourceFile } from "./sourceFile";
import { isUsersFile } from "./usersFile";

/** Folders that are opened where the editor's search cannot be used. */
export const mostFolders = 2000;

/** The PEM files of the workspace, at most {@link mostWorkspaceFiles}, sorted by path. Works in virtual workspaces. */
export function workspacePemFiles(): Promise<readonly vscode.Uri[]> {
  return workspaceFiles(pemGlob, hasPemExtension);
}

/** The same with requests, for the search for the other half of a pair. */
export function workspacePairFiles(): Promise<readonly vscode.Uri[]> {
  return workspaceFiles(pairGlob, hasPairExtension);
}

type IsWanted = (path: string) => boolean;

async function workspaceFiles(glob: string, isWanted: IsWanted): Promise<readonly vscode.Uri[]> {
  return [...(await searchWorkspace(glob, isWanted))].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * By the editor's search, which is fast, leaves out what the user excludes from the Explorer or from searches, and finds
 * what git ignores, as private keys should be; where it fails (a file system or an editor without one), by walking. */
async function searchWorkspace(glob: string, isWanted: IsWanted): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(glob, exclusions(), mostWorkspaceFiles);
  } catch (error) {
    log().debug(`The editor's search failed, walking the workspace instead: ${reasonOf(error)}`);
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const limits = { folders: mostFolders, files: mostWorkspaceFiles };
    return walkFolders(roots, listFolder, isWanted, limits);
  }
}

/** What no search looks at: packages, version control, and what the user excludes. */
export function exclusions(): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const scopes = folders.length === 0 ? [undefined] : folders.map(({ uri }) => uri);
  const excluded = scopes.flatMap((scope) =>
    ["files", "search"].flatMap((section) =>
      activePatterns(vscode.workspace.getConfiguration(section, scope).get("exclude")),
    ),
  );
  return anyOfGlobs([excludedGlob, ...excluded]);
}

/** The path of a file or folder in its workspace folder; empty for that folder itself. */
export function pathIn(root: vscode.WorkspaceFolder, { path }: vscode.Uri): string {
  return path.slice(root.uri.path.length).replace(/^\//, "");
}

/**
 * The PEM files of one folder, not of those below it; in the workspace without those that the user excludes. Empty when
 * it cannot be listed: an untitled document has none.
 */
export async function pemFilesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const root = vscode.workspace.getWorkspaceFolder(folder);
  if (root !== undefined) {
    try {
      const path = escapeGlob(pathIn(root, folder));
      const pattern = new vscode.RelativePattern(root, path === "" ? pemNameGlob : `${path}/${pemNameGlob}`);
      return await vscode.workspace.findFiles(pattern, exclusions(), mostWorkspaceFiles);
    } catch (error) {
      log().debug(`The editor's search failed, listing the folder instead: ${reasonOf(error)}`);
    }
  }
  return walkFolders([folder], listFolder, hasPemExtension, { folders: 1, files: mostWorkspaceFiles });
}

/** What is in a folder; nothing when it cannot be listed. */
export async function listFolder(folder: vscode.Uri): Promise<readonly FolderEntry<vscode.Uri>[]> {
  if (!isUsersFile(folder)) return [];
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({
      name,
      kind: kindOf(type),
      place: vscode.Uri.joinPath(folder, name),
    }));
  } catch (error) {
    log().debug(`A folder cannot be listed: ${reasonOf(error)}`);
    return [];
  }
}

/** A link to a file is a file; a link to a folder is not followed, it may lead in circles. */
function kindOf(type: vscode.FileType): FolderEntry<vscode.Uri>["kind"] {
  if ((type & vscode.FileType.File) !== 0) return "file";
  return type === vscode.FileType.Directory ? "folder" : "other";
}

/** The PEM files open in tabs, the active one first, and untitled documents that hold a PEM block. */
export function openPemFiles(): readonly vscode.Uri[] {
  const active = vscode.window.activeTextEditor?.document.uri;
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []));
  const files = [...(active === undefined ? [] : [active]), ...tabs].filter(isPem);
  return [...new Map(files.map((uri) => [uri.toString(), uri])).values()];
}

function isPem(uri: vscode.Uri): boolean {
  if (uri.scheme !== "untitled") return hasPemExtension(uri.path) && isUsersFile(uri);
  return openDocument(uri)?.getText().includes("-----BEGIN ") ?? false;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** What a file is called in messages: its path in the workspace, with the folder's name where there are several. */
export function fileName(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

/**
 * Reads a file, or takes the editor's text when it has unsaved changes. What cannot be read comes back as a message
 * that names the file.
 */
export async function readSourceFile(uri: vscode.Uri): Promise<Result<SourceFile, Message>> {
  const name = fileName(uri);
  const place = { uri: uri.toString(), folder: vscode.Uri.joinPath(uri, "..").toString(), name };
  const document = openDocument(uri);
  if (document?.isDirty) {
    const text = document.getText();
    return text.length > largestPemFile
      ? failure(tooLarge(name))
      : success({ ...place, text, unsaved: true });
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestPemFile) return failure(tooLarge(name));
    const bytes = await vscode.workspace.fs.readFile(uri);
    return success({ ...place, text: await decode(bytes), unsaved: false });
  } catch (error) {
    return failure(message("{0} cannot be read: {1}", name, readProblem(error)));
  }
}

/** The text as the editor would show it, so that positions agree. Binary files have no text: no blocks are found in it. */
async function decode(bytes: Uint8Array): Promise<string> {
  try {
    return await vscode.workspace.decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

function tooLarge(name: string): Message {
  return message("{0} is larger than 5 MiB; a PEM file of certificates is much smaller.", name);
}
