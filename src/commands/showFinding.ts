import * as vscode from "vscode";
import type { SourceFile } from "../editor";
import type { Finding } from "../pem";
import { localize } from "../ui/localize";

/** A finding in one line; its message says where it is. */
export function findingText({ message }: Finding): string {
  return localize(message);
}

/** The first finding that says in which of these files it is. */
export function firstPlaced(
  findings: readonly Finding[],
  files: readonly SourceFile[],
): (() => Promise<void>) | undefined {
  for (const finding of findings) {
    const name = (finding.block?.source ?? finding.source)?.name;
    const file = files.find((candidate) => candidate.name === name);
    if (file !== undefined) return () => openAt(file, finding);
  }
  return undefined;
}

/** Opens the file of a finding at its place. */
export async function openFinding(finding: Finding, files: readonly SourceFile[]): Promise<void> {
  await firstPlaced([finding], files)?.();
}

/** Opens the file with the finding's range, or its block, selected. */
async function openAt(file: SourceFile, { range, block }: Finding): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri, true));
  const place = range ?? block?.range;
  const selection =
    place === undefined
      ? undefined
      : new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  await vscode.window.showTextDocument(document, selection === undefined ? {} : { selection });
}
