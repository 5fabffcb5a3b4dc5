import * as vscode from "vscode";
import type { Finding } from "../../pem";
import { isUsersFile } from "../usersFile";
import type { PemDiagnostics, ShownProblem } from "./diagnostics";
import type { PemCode } from "./knownBlocks";
import { type PemDocuments, rangeOf } from "./pemDocuments";
import { shown } from "./shown";

type Fix = NonNullable<Finding["fix"]>;

/** Kinds of actions offered in PEM files. */
export const actionKinds = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorExtract];

/** An action whose change is computed when it is chosen. */
class FixAction extends vscode.CodeAction {
  readonly fix: Fix;
  readonly document: vscode.TextDocument;

  constructor(fix: Fix, kind: vscode.CodeActionKind, document: vscode.TextDocument) {
    super(shown(fix.title), kind);
    this.fix = fix;
    this.document = document;
  }
}

export interface QuickFixParts {
  readonly problems: PemDiagnostics;
  readonly documents: PemDocuments;
  /** Whether there is an account that may have what is missing. */
  readonly hasAccounts: () => boolean;
}

/** Characters. A larger text is a bundle or a collection, and is not looked at whenever the cursor moves. */
const longestSplit = 256 * 1024;

/** The fixes that findings bring, as quick fixes of their diagnostics, and splitting a file that has nothing wrong. */
export function quickFixProvider(parts: QuickFixParts): vscode.CodeActionProvider<vscode.CodeAction> {
  const { problems, documents, hasAccounts } = parts;
  return {
    provideCodeActions: (document, range, { only }) => {
      const at = problems
        .problemsOf(document)
        .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
      return [
        ...at.flatMap((problem) => fixAction(problem, document) ?? []),
        ...(hasAccounts() ? at.flatMap((problem) => searchAction(problem, document, documents)) : []),
        ...(isWanted(vscode.CodeActionKind.RefactorExtract, only) ? splitActions(documents, document) : []),
      ];
    },
    resolveCodeAction: (action) => {
      if (action instanceof FixAction) resolve(action, documents.pem);
      return action;
    },
  };
}

function isWanted(kind: vscode.CodeActionKind, only: vscode.CodeActionKind | undefined): boolean {
  return only === undefined || only.contains(kind);
}

function fixAction(
  { finding, diagnostic }: ShownProblem,
  document: vscode.TextDocument,
): FixAction | undefined {
  if (finding.fix === undefined || !canApply(finding.fix, document)) return undefined;
  const action = new FixAction(finding.fix, vscode.CodeActionKind.QuickFix, document);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return action;
}

/** Nothing is asked of an account until the user chooses this. */
function searchAction(
  { finding, diagnostic }: ShownProblem,
  document: vscode.TextDocument,
  documents: PemDocuments,
): vscode.CodeAction[] {
  if (finding.code !== "missing-intermediate" || finding.fix !== undefined) return [];
  const known = documents.read(document).blocks.find(({ block }) => block.index === finding.block?.index);
  const sha256 = known?.content.certificate?.sha256;
  if (sha256 === undefined) return [];
  const title = vscode.l10n.t("Look for the missing intermediate certificate in the accounts");
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = {
    title,
    command: "certificateBrowser.addIntermediate",
    arguments: [document.uri, sha256],
  };
  return [action];
}

/** Files are written beside the file that is split; a document without a file has no such place. */
function canApply({ kind }: Fix, { isUntitled }: vscode.TextDocument): boolean {
  return kind !== "split-files" || !isUntitled;
}

function splitActions(documents: PemDocuments, document: vscode.TextDocument): vscode.CodeAction[] {
  const { source } = documents.read(document);
  if (source.text.length > longestSplit || !isUsersFile(document.uri)) return [];
  const fix = documents.pem.splitChain(source);
  if (fix === undefined || !canApply(fix, document)) return [];
  return [new FixAction(fix, vscode.CodeActionKind.RefactorExtract, document)];
}

/** New files are written by a command, before anything is taken out of the file: a private key must never get lost. */
function resolve(action: FixAction, pem: PemCode): void {
  const { fix, document } = action;
  const { edits, newFiles } = pem.applyFix(fix);
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, rangeOf(document, range), text);
  if (newFiles.length === 0) {
    action.edit = edit;
    return;
  }
  action.command = {
    title: action.title,
    command: "certificateBrowser.splitFile",
    arguments: [document.uri, newFiles, edit],
  };
}
