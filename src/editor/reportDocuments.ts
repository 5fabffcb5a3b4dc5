import * as vscode from "vscode";
import { documentName } from "../ui/fileNames";

const scheme = "certificate-report";

/** Reports as read-only documents. The text lives as long as its document is open. */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#changes.event;

  constructor() {
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
      this.#changes,
    ];
  }

  /**
   * Opens a report, or brings the one of the same name up to date.
   *
   * @param key tells it from others of the same name
   */
  async show(name: string, text: string, key = ""): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#put(name, text, key));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Opens the difference between a file and a text that is made of it. */
  async showDifference(file: vscode.Uri, name: string, text: string): Promise<void> {
    await vscode.commands.executeCommand("vscode.diff", file, this.#put(name, text), documentName(name));
  }

  #put(name: string, text: string, key = ""): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${documentName(name)}`, query: key });
    this.#texts.set(uri.toString(), text);
    this.#changes.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      vscode.l10n.t("This report is no longer at hand. Check the files again to make a new one.")
    );
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#texts.clear();
  }
}
