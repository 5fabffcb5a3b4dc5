import * as vscode from "vscode";
import { markdownTable, markdownText } from "../../ui/markdownTable";
import type { PlaceInFile } from "../placeInFile";
import { isUsersFile } from "../usersFile";
import { blockCard } from "./blockCard";
import { type EmbeddedValue, embeddedText, embeddedValueAt, mayBeInBlock } from "./embeddedPem";
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
      const isCertificate = block.content.certificate !== undefined;
      const link = isCertificate ? compareLink(document.uri, { block: block.block.index }) : [];
      return new vscode.Hover([...contents, ...link], range);
    }
    return this.#overValue(document, position);
  }

  async #overValue(
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const value = embeddedValueAt(document.lineAt(line).text, character);
    const known = value === undefined ? [] : readValue(this.#documents.pem, value);
    if (value === undefined || known.length === 0) return undefined;
    const { start, end } = value.range;
    const { contents, range } = await this.#hover(
      known,
      new vscode.Range(line, start, line, end),
      document.uri,
    );
    const isCertificate = known.some(({ content }) => content.certificate !== undefined);
    const link = isCertificate ? compareLink(document.uri, { value: [line, start] }) : [];
    return new vscode.Hover([...contents, ...link], range);
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
function compareLink(uri: vscode.Uri, place: PlaceInFile): vscode.MarkdownString[] {
  if (!isUsersFile(uri)) return [];
  const source = encodeURIComponent(JSON.stringify([{ uri: uri.toString(), ...place }]));
  const link = new vscode.MarkdownString(
    `[${vscode.l10n.t("Compare With…")}](command:${compareCommand}?${source})`,
  );
  link.isTrusted = { enabledCommands: [compareCommand] };
  return [link];
}

function readValue(pem: PemCode, value: EmbeddedValue): readonly KnownBlock[] {
  const text = embeddedText(value, (der) => pem.toPem("CERTIFICATE", der));
  const known = new BlockReader(pem).read({ name: "", text });
  // Base64 that begins like DER may be anything.
  return value.kind === "pem" ? known : known.filter(({ content }) => content.certificate !== undefined);
}
