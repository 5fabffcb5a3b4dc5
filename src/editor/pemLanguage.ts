import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { lazily } from "../ui/lazily";

import type { LanguageFeatures } from "./language";
import { embeddedValueAt, mayBeInBlock } from "./language/embeddedPem";
import { helpScheme } from "./language/helpUri";
import { pemLanguage } from "./pemFileNames";

/**
 * Languages in which certificates are kept as text or as base64, also those that other extensions bring. Plain text:
 * that is what the editor takes Terraform's files for without such an extension.
 */
const otherLanguages = [
  "plaintext",
  "yaml",
  "dockercompose",
  "helm",
  "json",
  "jsonc",
  "dotenv",
  "properties",
  "ini",
  "toml",
  "terraform",
  "terraform-vars",
  "opentofu",
  "hcl",
];

/**
 * Hover, CodeLens, outline, problems and quick fixes of PEM files. What is registered here is only what must be there
 * from the start; the rest is loaded with the first PEM file, or the first hover over a certificate elsewhere.
 */
export class PemLanguage implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[];
  readonly #hasAccounts: () => boolean;
  #features: LanguageFeatures | undefined;
  /** The features at work, loaded when they are first asked for; undefined when that failed. */
  readonly features = lazily(async () => {
    const { startLanguageFeatures } = await import("./language");
    this.#features = await startLanguageFeatures({ hasAccounts: this.#hasAccounts });
    return this.#features;
  });

  /** @param sessions are asked only whether there are any: what a quick fix can offer depends on it. */
  constructor(sessions: Pick<Sessions, "all">) {
    this.#hasAccounts = () => sessions.all().length > 0;
    this.#disposables = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#loadFor(document)),
      vscode.workspace.registerTextDocumentContentProvider(helpScheme, {
        provideTextDocumentContent: async (uri) => (await this.features())?.helpPage(uri),
      }),
      vscode.languages.registerHoverProvider(otherLanguages, {
        provideHover: (document, position) => this.#hoverInOther(document, position),
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#loadFor(document);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#features?.dispose();
  }

  #loadFor({ languageId }: vscode.TextDocument): void {
    if (languageId === pemLanguage) void this.features();
  }

  async #hoverInOther(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const { text: line } = document.lineAt(position);
    if (!mayBeInBlock(line) && embeddedValueAt(line, position.character) === undefined) return undefined;
    return (await this.features())?.hoverInOther(document, position);
  }
}
