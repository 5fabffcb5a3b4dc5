import * as vscode from "vscode";
import { themeIcon } from "../../ui/themeIcon";
import { blockRow, type FileRow, fileRow, type ListedFile, type RowTime } from "./fileRows";
import type { BlockFacts } from "./knownBlocks";
import type { IndexedFile, PairIndex } from "./pairIndex";
import { shown } from "./shown";

/** A block of a file, as a node of the tree. */
export interface BlockNode {
  readonly uri: vscode.Uri;
  /** 0-based among the blocks of the file. */
  readonly block: number;
}

/** A file is its address, so that the commands of the Explorer's menu take it as they take the Explorer's files. */
export type FileNode = vscode.Uri | BlockNode;

/** The PEM files of the workspace with the blocks in them. Searches the workspace when it is first shown. */
export class FileTree implements vscode.TreeDataProvider<FileNode> {
  readonly #pairs: PairIndex;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(pairs: PairIndex) {
    this.#pairs = pairs;
    this.onDidChangeTreeData = pairs.onDidChange;
  }

  async getChildren(node?: FileNode): Promise<FileNode[]> {
    await this.#pairs.ready();
    if (node === undefined) return this.#pairs.files().map(({ uri }) => uri);
    if (!(node instanceof vscode.Uri)) return [];
    const blocks = this.#pairs.file(node)?.blocks ?? [];
    return blocks.length > 1 ? blocks.map(({ block }) => ({ uri: node, block: block.index })) : [];
  }

  getTreeItem(node: FileNode): vscode.TreeItem {
    const uri = node instanceof vscode.Uri ? node : node.uri;
    const file = this.#pairs.file(uri);
    // Gone while the editor was asking: the next redraw takes it away.
    if (file === undefined) return new vscode.TreeItem("");
    const facts = node instanceof vscode.Uri ? undefined : file.blocks[node.block];
    return facts === undefined ? this.#fileItem(file) : this.#blockItem(file, facts);
  }

  #fileItem(file: IndexedFile): vscode.TreeItem {
    const item = itemOf(fileRow(this.#listed(file), rowTime(file.uri)));
    item.id = file.uri.toString();
    if (file.blocks.length > 1) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
    item.command = openCommand(file.uri);
    return item;
  }

  #blockItem(file: IndexedFile, facts: BlockFacts): vscode.TreeItem {
    const item = itemOf(blockRow(facts, this.#listed(file), rowTime(file.uri)));
    item.id = `${file.uri.toString()}#${facts.block.index}`;
    item.command = openCommand(file.uri, facts.block.line);
    return item;
  }

  #listed({ uri, name, blocks }: IndexedFile): ListedFile {
    return { name, blocks, partnersOf: (facts) => this.#pairs.partnersOf(facts, uri) };
  }
}

function rowTime(scope: vscode.Uri): RowTime {
  const settings = vscode.workspace.getConfiguration("certificateBrowser", scope);
  return { now: Date.now(), expiringDays: settings.get<number>("expiringDays", 30) };
}

function itemOf({ label, description, place, icon, context }: FileRow): vscode.TreeItem {
  const item = new vscode.TreeItem(shown(label));
  const parts = description.map(shown);
  item.description = parts.join(" · ");
  item.iconPath = themeIcon(icon);
  item.contextValue = context.join(" ");
  item.tooltip = [place === undefined ? item.label : shown(place), ...parts].join("\n");
  item.accessibilityInformation = { label: [item.label, ...parts].join(", ") };
  return item;
}

/** @param line 1-based; the beginning of the file without it */
function openCommand(uri: vscode.Uri, line = 1): vscode.Command {
  const selection = new vscode.Range(line - 1, 0, line - 1, 0);
  return { command: "vscode.open", title: vscode.l10n.t("Open File"), arguments: [uri, { selection }] };
}
