import * as vscode from "vscode";
import { markdownTable, markdownText } from "../../ui/markdownTable";
import { blockCard } from "./blockCard";
import { embeddedValueAt, mayBeInBlock } from "./embeddedPem";
import { BlockReader, type KnownBlock, type PemCode } from "./knownBlocks";
import type { PairIndex } from "./pairIndex";
import { type PemDocuments, rangeOf } from "./pemDocuments";
import { shown } from "./shown";

/** The blocks of an embedded value that are shown: more do not fit on a screen. */
const mostCards = 5;

/** How long a hover waits for the search for a partner, in ms. */
const patience = 500;

/** Hovers over PEM blocks, in PEM files and inside files of other languages. */
export class BlockHovers {
  readonly #documents: PemDocuments;
  readonly #pairs: PairIndex;

  constructor(documents: PemDocuments, pairs: PairIndex) {
    this.#documents = documents;
    this.#pairs = pairs;
  }

  /** In a PEM file: the block under the cursor. */
  async inPem(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const offset = document.offsetAt(position);
    const { blocks } = this.#documents.read(document);
    const known = blocks.find(({ block: { range } }) => range.start <= offset && offset <= range.end);
    return known && this.#hover([known], rangeOf(document, known.block.range), document.uri);
  }

  /** In any other file: a block, or a base64 value that holds one. */
  async inOther(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const { text: line } = document.lineAt(position);
    const block = mayBeInBlock(line) ? await this.inPem(document, position) : undefined;
    const value = block === undefined ? embeddedValueAt(line, position.character) : undefined;
    if (value === undefined) return block;
    const known = readValue(this.#documents.pem, value.kind, value.base64);
    const { start, end } = value.range;
    const range = new vscode.Range(position.line, start, position.line, end);
    return known.length === 0 ? undefined : this.#hover(known, range, document.uri);
  }

  async #hover(known: readonly KnownBlock[], range: vscode.Range, uri: vscode.Uri): Promise<vscode.Hover> {
    await Promise.race([this.#pairs.ready(), new Promise((resolve) => setTimeout(resolve, patience))]);
    const cards = known.slice(0, mostCards).map((one) => this.#card(one, uri));
    if (known.length > mostCards) {
      cards.push(new vscode.MarkdownString(vscode.l10n.t("… and {0} more", known.length - mostCards)));
    }
    return new vscode.Hover(cards, range);
  }

  /** Untrusted and without HTML: what is in it comes from the file. */
  #card(known: KnownBlock, uri: vscode.Uri): vscode.MarkdownString {
    const { title, rows } = blockCard(known, {
      partners: this.#pairs.partnersOf(known, uri),
      authorities: this.#pairs.authorities(),
      now: Date.now(),
    });
    const heading = `**${markdownText(shown(title))}**`;
    const table = markdownTable(rows.map(([label, value]) => [shown(label), shown(value)]));
    return new vscode.MarkdownString(rows.length === 0 ? heading : `${heading}\n\n${table}`);
  }
}

function readValue(pem: PemCode, kind: "pem" | "der", base64: string): readonly KnownBlock[] {
  const bytes = Buffer.from(base64, "base64");
  const text = kind === "pem" ? bytes.toString("latin1") : pem.toPem("CERTIFICATE", bytes);
  const known = new BlockReader(pem).read({ name: "", text });
  // Base64 that begins like DER may be anything.
  return kind === "pem" ? known : known.filter(({ content }) => content.certificate !== undefined);
}
