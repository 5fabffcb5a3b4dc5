import * as vscode from "vscode";
import type { Finding } from "../../pem";
import type { PemDiagnostics, ShownProblem } from "./diagnostics";
import type { PemCode } from "./knownBlocks";
import { rangeOf } from "./pemDocuments";
import { shown } from "./shown";

type Fix = NonNullable<Finding["fix"]>;

/** An action whose change is computed when it is chosen. */
class FixAction extends vscode.CodeAction {
  readonly fix: Fix;
  readonly document: vscode.TextDocument;

  constructor({ fix, diagnostic }: ShownProblem & { readonly fix: Fix }, document: vscode.TextDocument) {
    super(shown(fix.title), vscode.CodeActionKind.QuickFix);
    this.fix = fix;
    this.document = document;
    this.diagnostics = [diagnostic];
    this.isPreferred = true;
  }
}

/** The fixes that findings bring, as quick fixes of their diagnostics. */
export function quickFixProvider(
  problems: PemDiagnostics,
  pem: PemCode,
): vscode.CodeActionProvider<vscode.CodeAction> {
  return {
    provideCodeActions: (document, range) =>
      problems
        .problemsOf(document)
        .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined)
        .flatMap((problem) => {
          const { fix } = problem.finding;
          return fix === undefined ? [] : [new FixAction({ ...problem, fix }, document)];
        }),
    resolveCodeAction: (action) => {
      if (action instanceof FixAction) resolve(action, pem);
      return action;
    },
  };
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
