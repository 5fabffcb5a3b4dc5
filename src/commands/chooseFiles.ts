import * as vscode from "vscode";
import type { Message, Result } from "../certificates";
import {
  fileName,
  openPemFiles,
  pemFilesIn,
  readSourceFile,
  type SourceFile,
  workspacePemFiles,
} from "../editor";
import { localize } from "../ui/localize";
import { showError } from "../ui/notify";
import { pickText } from "../ui/pickText";

interface FileItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/**
 * Lets the user choose PEM files: those open in editors first (the active one is ticked), then those of the workspace,
 * or any other by a button. `undefined` when the user stopped.
 */
export async function choosePemFiles(title: string): Promise<readonly vscode.Uri[] | undefined> {
  const open = openPemFiles();
  const known = new Set(open.map(String));
  const others = (await workspacePemFiles()).filter((uri) => !known.has(String(uri)));
  if (open.length + others.length === 0) return browseForFiles(title, true);
  const picked = await pickFiles(title, [
    ...group(vscode.l10n.t("Open in editors"), open),
    ...group(vscode.l10n.t("In the workspace"), others),
  ]);
  return picked === "browse" ? browseForFiles(title, true) : picked;
}

function group(label: string, uris: readonly vscode.Uri[]): readonly FileItem[] {
  if (uris.length === 0) return [];
  return [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...uris.map((uri) => ({ label: pickText(fileName(uri)), uri })),
  ];
}

async function pickFiles(
  title: string,
  items: readonly FileItem[],
): Promise<readonly vscode.Uri[] | "browse" | undefined> {
  const pick = vscode.window.createQuickPick<FileItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t("Select the certificate, its chain and its private key");
  pick.canSelectMany = true;
  pick.items = items;
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  pick.selectedItems = items.filter(({ uri }) => uri?.toString() === active && uri !== undefined);
  pick.buttons = [
    { iconPath: new vscode.ThemeIcon("folder-opened"), tooltip: vscode.l10n.t("Choose other files…") },
  ];
  const outcome = await new Promise<readonly vscode.Uri[] | "browse" | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems.flatMap(({ uri }) => uri ?? [])));
    pick.onDidTriggerButton(() => resolve("browse"));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  return outcome?.length === 0 ? undefined : outcome;
}

/** The system's (or the browser's) own dialog. Shows all files: keys come with any ending. */
export async function browseForFiles(
  title: string,
  many: boolean,
): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({ title, canSelectMany: many, openLabel: vscode.l10n.t("Choose") });
}

/** Reads files; says which cannot be read, and then gives `undefined`. */
export async function readFiles(uris: readonly vscode.Uri[]): Promise<readonly SourceFile[] | undefined> {
  const results = await Promise.all(distinctUris(uris).map(readSourceFile));
  const problems = results.flatMap((result) => (result.ok ? [] : [localize(result.error)]));
  if (problems.length === 0) return readable(results);
  await showError(problems.join(" "));
  return undefined;
}

/**
 * The PEM files beside the chosen ones, in the editors and in the workspace, among which a missing half is looked for.
 * Unreadable ones are left out.
 */
export async function candidateFiles(chosen: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const folders = [...new Set(chosen.map(({ folder }) => folder))].map((folder) =>
    vscode.Uri.parse(folder, true),
  );
  const beside = await Promise.all(folders.map(pemFilesIn));
  const uris = [...beside.flat(), ...openPemFiles(), ...(await workspacePemFiles())];
  return readable(await Promise.all(distinctUris(uris).map(readSourceFile)));
}

function readable(results: readonly Result<SourceFile, Message>[]): readonly SourceFile[] {
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

function distinctUris(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
