import * as vscode from "vscode";
import { blockTitle, remainingText } from "./blockTitles";
import type { KnownBlock } from "./knownBlocks";
import { type PemDocuments, rangeOf } from "./pemDocuments";
import { shown } from "./shown";

/** The outline of a PEM file: one symbol a block. */
export function outlineProvider(documents: PemDocuments): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols: (document) =>
      documents.read(document).blocks.map((known) => {
        const range = rangeOf(document, known.block.range);
        const { certificate } = known.content;
        const detail = certificate === undefined ? "" : shown(remainingText(certificate, Date.now()));
        const beginLine = document.lineAt(range.start.line).range;
        return new vscode.DocumentSymbol(shown(blockTitle(known)), detail, iconOf(known), range, beginLine);
      }),
  };
}

function iconOf({ kind, content }: KnownBlock): vscode.SymbolKind {
  switch (kind) {
    case "certificate":
      return content.certificate?.isCa ? vscode.SymbolKind.Interface : vscode.SymbolKind.Class;
    case "private-key":
    case "encrypted-private-key":
    case "public-key":
      return vscode.SymbolKind.Key;
    default:
      return vscode.SymbolKind.Object;
  }
}
