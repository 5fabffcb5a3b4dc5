import * as vscode from "vscode";
import { markdownTable, markdownText } from "../../ui/markdownTable";
import { isUsersFile } from "../usersFile";
import { blockCard } from "./blockCard";
import { embeddedValueAt, mayBeInBlock } from "./embeddedPem";
import { BlockReader, type KnownBlock, type PemCode } from "./knownBlocks";
import type { PairIndex } from "./pairIndex";
import { type PemDocuments, rangeOf } from "./pemDocuments";
import { shown } from "./shown";

/** The blocks of an embedded value that are shown: more do not fit on a screen. */
const mostCards = 5;

const compareCommand = "certificateBrowser.compare";

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
    const known = this.#blockAt(document, position);
    return known && this.#hover([known], rangeOf(document, known.block.range), document.uri);
  }

  /** In any other file: a block, with what the lens above it does in a PEM file, or a base64 value that holds one. */
  async inOther(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const { text: line } = document.lineAt(position);
    const block = mayBeInBlock(line) ? this.#blockAt(document, position) : undefined;
    if (block !== undefined) {
      const { contents, range } = await this.#hover(
        [block],
        rangeOf(document, block.block.range),
        document.uri,
      );
      return new vscode.Hover([...contents, ...compareLink(block, document.uri)], range);
    }
    const value = embeddedValueAt(line, position.character);
    if (value === undefined) return undefined;
    const known = readValue(this.#documents.pem, value.kind, value.base64);
    const { start, end } = value.range;
    const range = new vscode.Range(position.line, start, position.line, end);
    return known.length === 0 ? undefined : this.#hover(known, range, document.uri);
  }

  #blockAt(document: vscode.TextDocument, position: vscode.Position): KnownBlock | undefined {
    const offset = document.offsetAt(position);
    const { blocks } = this.#documents.read(document);
    return blocks.find(({ block: { range } }) => range.start <= offset && offset <= range.end);
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

/** Of a certificate in a file that can be read again. May run that one command: nothing foreign is written in it. */
function compareLink({ block, content }: KnownBlock, uri: vscode.Uri): vscode.MarkdownString[] {
  if (content.certificate === undefined || !isUsersFile(uri)) return [];
  const source = encodeURIComponent(JSON.stringify([{ uri: uri.toString(), block: block.index }]));
  const link = new vscode.MarkdownString(
    `[${vscode.l10n.t("Compare With…")}](command:${compareCommand}?${source})`,
  );
  link.isTrusted = { enabledCommands: [compareCommand] };
  return [link];
}

function readValue(pem: PemCode, kind: "pem" | "der", base64: string): readonly KnownBlock[] {
  const bytes = Buffer.from(base64, "base64");
  const text = kind === "pem" ? bytes.toString("latin1") : pem.toPem("CERTIFICATE", bytes);
  const known = new BlockReader(pem).read({ name: "", text });
  // Base64 that begins like DER may be anything.
  return kind === "pem" ? known : known.filter(({ content }) => content.certificate !== undefined);
}
