import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as vscode from "vscode";
import { eventually } from "../../host/eventually";

/** A folder of the workspace with PEM files that are opened, changed and closed by a test. */
export class PemFolder {
  readonly uri: vscode.Uri;

  constructor(name: string) {
    const workspace = vscode.workspace.workspaceFolders?.[0];
    assert.ok(workspace, "no folder is open");
    this.uri = vscode.Uri.joinPath(workspace.uri, name);
  }

  at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, name);
  }

  async write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
    await vscode.workspace.fs.writeFile(
      this.at(name),
      typeof content === "string" ? Buffer.from(content) : content,
    );
    return this.at(name);
  }

  async read(name: string): Promise<string> {
    return Buffer.from(await vscode.workspace.fs.readFile(this.at(name))).toString();
  }

  /** Writes a file and shows it. */
  async open(name: string, content: string | Uint8Array): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(await this.write(name, content));
    await vscode.window.showTextDocument(document);
    return document;
  }

  /** Closes all editors without saving, and deletes the folder. */
  async clear(): Promise<void> {
    while (vscode.window.tabGroups.activeTabGroup.activeTab !== undefined) {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
    await vscode.workspace.fs.delete(this.uri, { recursive: true });
  }
}

/** The problems of a document by their codes. */
export function problems(uri: vscode.Uri): readonly { code: string; diagnostic: vscode.Diagnostic }[] {
  return vscode.languages.getDiagnostics(uri).flatMap((diagnostic) => {
    const { code } = diagnostic;
    return typeof code === "object" ? [{ code: String(code.value), diagnostic }] : [];
  });
}

export function problemOf(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  return eventually(
    `the problem ${code}`,
    () => problems(uri).find((problem) => problem.code === code)?.diagnostic,
  );
}

/** Waits until a document has been examined in its present version and has this problem no more. */
export function noProblem(uri: vscode.Uri, code: string): Promise<true> {
  return eventually(`the end of the problem ${code}`, () =>
    problems(uri).some((problem) => problem.code === code) ? undefined : true,
  );
}

/** The quick fix of that title for a problem, as the lightbulb offers it. */
export async function quickFix(
  uri: vscode.Uri,
  range: vscode.Range,
  title: string,
): Promise<vscode.CodeAction> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  const action = actions.find((offered) => offered.title === title);
  assert.ok(action, `none of: ${actions.map((offered) => offered.title).join(", ")}`);
  return action;
}

/** Does what the editor does when the user chooses an action. */
export async function choose({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined) assert.ok(await vscode.workspace.applyEdit(edit));
  if (command !== undefined) {
    // Not awaited: it may end with a message that stays.
    void vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}

/** What is inside the blocks of a text, in order: hashes of the bytes, whatever the text looks like. */
export function blockBytes(text: string): readonly string[] {
  const blocks = text.matchAll(/-----BEGIN ([A-Z ]+)-----([^-]*)-----END \1-----/g);
  return [...blocks].map(([, label, body]) => {
    const bytes = Buffer.from((body ?? "").replace(/\s/g, ""), "base64");
    return `${label} ${createHash("sha256").update(bytes).digest("hex")}`;
  });
}
