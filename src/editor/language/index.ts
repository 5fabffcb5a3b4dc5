// The contract of the language features: a bundle of its own, loaded when the first PEM file is shown.
import * as vscode from "vscode";
import { searchedAmong } from "../changedFiles";
import { pairGlob, pemLanguage } from "../pemFileNames";
import { fileName, readSourceFile, workspacePairFiles } from "../pemFiles";
import { PemCodeLenses } from "./codeLens";
import { PemDiagnostics } from "./diagnostics";
import { FileTree } from "./fileTree";
import { helpPage } from "./helpPage";
import { codeOfHelpUri } from "./helpUri";
import { BlockHovers } from "./hover";
import type { LanguageParts } from "./languageParts";
import { outlineProvider } from "./outline";
import { PairIndex } from "./pairIndex";
import { PemDocuments } from "./pemDocuments";
import { actionKinds, quickFixProvider } from "./quickFixes";

export type { FileNode, FileTree } from "./fileTree";

/** The language features at work. */
export interface LanguageFeatures extends vscode.Disposable {
  /** What the view "PEM Files" shows. */
  readonly fileTree: FileTree;
  /** The page that explains a finding, as Markdown. */
  helpPage(uri: vscode.Uri): string;
  /** The hover over a block or a base64 value in a file of another language. */
  hoverInOther(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined>;
}

/** Registers everything that is shown in PEM files. */
export async function startLanguageFeatures({ hasAccounts }: LanguageParts): Promise<LanguageFeatures> {
  const pem = await import("../../pem");
  const commands = new Set(await vscode.commands.getCommands(true));
  const documents = new PemDocuments(pem);
  const pairs = new PairIndex(pem, {
    pairGlob,
    workspacePairFiles,
    searchedAmong,
    readSourceFile,
    fileName,
  });
  const hovers = new BlockHovers(documents, pairs);
  const lenses = new PemCodeLenses(documents, pairs, commands.has("certificateBrowser.compare"));
  const diagnostics = new PemDiagnostics(documents, pairs);
  const parts = vscode.Disposable.from(
    vscode.languages.registerHoverProvider(pemLanguage, {
      provideHover: (document, position) => hovers.inPem(document, position),
    }),
    vscode.languages.registerCodeLensProvider(pemLanguage, lenses),
    vscode.languages.registerDocumentSymbolProvider(pemLanguage, outlineProvider(documents)),
    vscode.languages.registerCodeActionsProvider(
      pemLanguage,
      quickFixProvider({ problems: diagnostics, documents, hasAccounts }),
      {
        providedCodeActionKinds: actionKinds,
      },
    ),
    diagnostics,
    lenses,
    pairs,
    documents,
  );
  return {
    fileTree: new FileTree(pairs),
    helpPage: (uri) => helpPage(codeOfHelpUri(uri), pem),
    hoverInOther: (document, position) => hovers.inOther(document, position),
    dispose: () => parts.dispose(),
  };
}
