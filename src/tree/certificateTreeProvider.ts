import * as vscode from "vscode";
import { lazily } from "../ui/lazily";
import type { CertificateTree } from "./certificateTree";
import type { TreeNode } from "./node";
import { goneItem, treeItemOf } from "./treeItem";

/** Shows a {@link CertificateTree} in the editor. */
export class CertificateTreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #tree: CertificateTree;
  readonly #changes = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly #redraws: { dispose(): void };
  readonly #tooltips = lazily(async () => (await import("./nodeTooltip")).nodeTooltip);

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(tree: CertificateTree) {
    this.#tree = tree;
    this.#redraws = tree.onDidChange((nodes) => this.#changes.fire(nodes && [...nodes]));
  }

  dispose(): void {
    this.#redraws.dispose();
    this.#changes.dispose();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...this.#tree.children(node)];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#tree.parent(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const face = this.#tree.face(node);
    return face === undefined ? goneItem(node) : treeItemOf(node, face);
  }

  /** What tooltips are made of is loaded with the first. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const tooltip = (await this.#tooltips())?.(this.#tree, node);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }
}
