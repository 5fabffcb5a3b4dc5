import * as vscode from "vscode";
import type { FileNode, FileTree, LanguageFeatures } from "./language";

const viewId = "certificateBrowser.workspace";
const uriList = "text/uri-list";

/**
 * The view "PEM Files": the certificates and keys in the files of the workspace. Here is the frame; what is in it comes
 * with the language features, when the view is first opened.
 */
export class WorkspaceView implements vscode.Disposable {
  readonly #features: () => Promise<LanguageFeatures | undefined>;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #parts: vscode.Disposable;
  #tree: FileTree | undefined;

  /** @param features loads the language features, or gives those that are loaded; undefined when that failed */
  constructor(features: () => Promise<LanguageFeatures | undefined>) {
    this.#features = features;
    const view = vscode.window.createTreeView<FileNode>(viewId, {
      treeDataProvider: {
        onDidChangeTreeData: this.#changes.event,
        getChildren: async (node) => (await this.#load())?.getChildren(node),
        // There are nodes only of a tree that has been loaded.
        getTreeItem: (node) => this.#tree?.getTreeItem(node) ?? new vscode.TreeItem(""),
      },
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: fileDrag,
    });
    this.#parts = vscode.Disposable.from(
      view,
      this.#changes,
      // Days pass while nobody looks.
      view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#tree !== undefined) this.#changes.fire();
      }),
    );
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #load(): Promise<FileTree | undefined> {
    const tree = (await this.#features())?.fileTree;
    if (this.#tree === undefined) tree?.onDidChangeTreeData(() => this.#changes.fire());
    this.#tree = tree;
    return tree;
  }
}

/** Files dragged out, as onto a project of the certificates' tree or into the editor. Nothing can be dropped here. */
const fileDrag: vscode.TreeDragAndDropController<FileNode> = {
  dragMimeTypes: [uriList],
  dropMimeTypes: [],
  handleDrag(nodes, transfer) {
    const uris = nodes.map((node) => (node instanceof vscode.Uri ? node : node.uri).toString());
    transfer.set(uriList, new vscode.DataTransferItem([...new Set(uris)].join("\r\n")));
  },
};
