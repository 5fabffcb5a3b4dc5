import * as vscode from "vscode";
import { pickText } from "../../ui/pickText";
import { isUsersFile } from "../usersFile";
import { lensParts } from "./blockTitles";
import type { KnownBlock } from "./knownBlocks";
import type { PairIndex } from "./pairIndex";
import { isPrivateKeyKind } from "./pairing";
import { type PemDocuments, rangeOf } from "./pemDocuments";
import { shown } from "./shown";

/** A lens that says what a block is; its text is put together when it comes into view. */
class BlockLens extends vscode.CodeLens {
  readonly known: KnownBlock;
  readonly uri: vscode.Uri;

  constructor(range: vscode.Range, known: KnownBlock, uri: vscode.Uri) {
    super(range);
    this.known = known;
    this.uri = uri;
  }
}

/** What stands over each block of a PEM file: what it is, and what can be done with it. */
export class PemCodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #documents: PemDocuments;
  readonly #pairs: PairIndex;
  readonly #canCompare: boolean;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #following: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changes.event;

  /** @param canCompare whether certificates can be compared in this version. */
  constructor(documents: PemDocuments, pairs: PairIndex, canCompare: boolean) {
    this.#documents = documents;
    this.#pairs = pairs;
    this.#canCompare = canCompare;
    this.#following = pairs.onDidChange(() => this.#changes.fire());
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    return this.#documents.read(document).blocks.flatMap((known) => {
      const begin = document.positionAt(known.block.range.start);
      const range = rangeOf(document, { start: known.block.range.start, end: known.block.range.start });
      const commands = isUsersFile(document.uri) ? this.#commandsFor(known, document.uri) : [];
      return [
        new BlockLens(range, known, document.uri),
        ...commands.map((command) => new vscode.CodeLens(new vscode.Range(begin, begin), command)),
      ];
    });
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (lens instanceof BlockLens) {
      const parts = lensParts(lens.known, this.#pairs.partnersOf(lens.known, lens.uri), Date.now());
      lens.command = { title: parts.map(shown).map(pickText).join(" · "), command: "" };
    }
    return lens;
  }

  dispose(): void {
    this.#following.dispose();
    this.#changes.dispose();
  }

  /** Only what one would upload or check gets commands: not every CA of a bundle. */
  #commandsFor({ kind, content, block }: KnownBlock, uri: vscode.Uri): vscode.Command[] {
    const isServer = content.certificate?.isCa === false;
    if (!isServer && !isPrivateKeyKind(kind)) return [];
    return [
      { title: vscode.l10n.t("Check"), command: "certificateBrowser.check", arguments: [uri] },
      ...(isServer && this.#canCompare
        ? [
            {
              title: vscode.l10n.t("Compare"),
              command: "certificateBrowser.compare",
              arguments: [uri, { block: block.index }],
            },
          ]
        : []),
      { title: vscode.l10n.t("Upload"), command: "certificateBrowser.upload", arguments: [uri] },
    ];
  }
}
