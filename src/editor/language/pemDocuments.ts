import * as vscode from "vscode";
import type { PemSource } from "../../pem";
import { BlockReader, type KnownBlock, type PemCode } from "./knownBlocks";

/** A document's text as it was read, at one version. */
export interface ReadDocument {
  readonly version: number;
  readonly source: PemSource;
  readonly blocks: readonly KnownBlock[];
}

/**
 * The blocks of the open documents, for everything that shows something of them. A document is read again when it is
 * asked for after a change, and then only the blocks that changed are decoded.
 */
export class PemDocuments implements vscode.Disposable {
  readonly pem: PemCode;
  readonly #readers = new Map<string, { readonly reader: BlockReader; read?: ReadDocument }>();
  readonly #closing: vscode.Disposable;

  constructor(pem: PemCode) {
    this.pem = pem;
    this.#closing = vscode.workspace.onDidCloseTextDocument(({ uri }) =>
      this.#readers.delete(uri.toString()),
    );
  }

  read(document: vscode.TextDocument): ReadDocument {
    const key = document.uri.toString();
    const entry = this.#readers.get(key) ?? { reader: new BlockReader(this.pem) };
    if (entry.read?.version === document.version) return entry.read;
    const source = { name: vscode.workspace.asRelativePath(document.uri), text: document.getText() };
    const read = { version: document.version, source, blocks: entry.reader.read(source) };
    // A document that was closed while something still asked about it is not kept.
    if (!document.isClosed) this.#readers.set(key, { reader: entry.reader, read });
    return read;
  }

  dispose(): void {
    this.#closing.dispose();
    this.#readers.clear();
  }
}

/** A block's place in its document. */
export function rangeOf(
  document: vscode.TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
