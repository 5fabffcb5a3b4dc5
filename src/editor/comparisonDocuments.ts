import * as vscode from "vscode";
import type { CertificateRef } from "../accounts";
import { documentName } from "../ui/fileNames";
import type { ComparisonTexts } from "./comparisonTexts";
import type { PlaceInFile } from "./placeInFile";

const scheme = "certificate-comparison";

/** One of what was compared, as `Compare With…` takes it: a certificate of an account, or a file and a place in it. */
export type ComparisonSource = CertificateRef | ({ readonly uri: string } & PlaceInFile);

/**
 * Comparisons as read-only documents, each with the editor's own diff of the two texts one click away. The texts live as
 * long as one of their documents is open.
 */
export class ComparisonDocuments
  implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable
{
  readonly #comparisons = new Map<string, ComparisonTexts>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#changes.event;

  constructor() {
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerCodeLensProvider({ scheme }, this),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      this.#changes,
    ];
  }

  /**
   * Opens the report of a comparison. It stays when the diff is opened from it.
   *
   * @param sources are in its address, so that the same can be compared again when it is reopened later.
   */
  async show(texts: ComparisonTexts, sources: readonly ComparisonSource[]): Promise<void> {
    const { key, names } = texts;
    this.#comparisons.set(key, texts);
    const [before, after] = names;
    const uri = uriOf(key, "report", `${baseName(before)} ↔ ${baseName(after)}`).with({
      fragment: JSON.stringify(sources),
    });
    this.#changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const { key, part } = partsOf(uri);
    const texts = this.#comparisons.get(key);
    switch (texts === undefined ? undefined : part) {
      case "report":
        return texts?.report ?? "";
      case "decoded-before":
        return texts?.decoded[0] ?? "";
      case "decoded-after":
        return texts?.decoded[1] ?? "";
      case "pem-before":
        return texts?.pem[0] ?? "";
      case "pem-after":
        return texts?.pem[1] ?? "";
      default:
        return vscode.l10n.t("This comparison is no longer at hand. Compare the certificates again.");
    }
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const { key, part } = partsOf(uri);
    if (part !== "report") return [];
    const texts = this.#comparisons.get(key);
    if (texts === undefined) return againLens(uri);
    return [
      lens(vscode.l10n.t("Show Diff of the Decoded Certificates"), key, texts, "decoded", "txt"),
      lens(vscode.l10n.t("Show Diff of the PEM Texts"), key, texts, "pem", "pem"),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#comparisons.clear();
  }

  #closed({ uri }: vscode.TextDocument): void {
    if (uri.scheme !== scheme) return;
    const { key } = partsOf(uri);
    const isOpen = vscode.workspace.textDocuments.some(
      (other) =>
        other.uri.scheme === scheme && partsOf(other.uri).key === key && other.uri.query !== uri.query,
    );
    if (!isOpen) this.#comparisons.delete(key);
  }
}

function againLens({ fragment }: vscode.Uri): vscode.CodeLens[] {
  const sources = sourcesIn(fragment);
  if (sources === undefined) return [];
  const command = {
    title: vscode.l10n.t("Compare Again"),
    command: "certificateBrowser.compare",
    arguments: [sources[0], sources],
  };
  return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
}

/** What was compared, from the address of a report; anybody can have written that. */
function sourcesIn(fragment: string): readonly unknown[] | undefined {
  try {
    const sources: unknown = JSON.parse(fragment);
    return Array.isArray(sources) ? sources : undefined;
  } catch {
    return undefined;
  }
}

function lens(
  title: string,
  key: string,
  { names }: ComparisonTexts,
  text: "decoded" | "pem",
  extension: string,
): vscode.CodeLens {
  const side = (which: "before" | "after", name: string) =>
    uriOf(key, `${text}-${which}`, `${baseName(name)}.${which}.${extension}`);
  const [before, after] = names;
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title,
    command: "vscode.diff",
    arguments: [side("before", before), side("after", after), `${baseName(before)} ↔ ${baseName(after)}`],
  });
}

function uriOf(key: string, part: string, name: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${documentName(name)}`, query: `${key}/${part}` });
}

function partsOf({ query }: vscode.Uri): { readonly key: string; readonly part: string | undefined } {
  const [key = "", part] = query.split("/");
  return { key, part };
}

/** Enough of a path to tell it in a tab. */
function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
