import * as vscode from "vscode";
import type { Instant, ServiceError } from "../certificates";
import type { CertificateTree } from "./certificateTree";
import type { TreeNode } from "./node";
import { accountRows, certificateRows, errorRows, type TooltipRow } from "./tooltip";
import { goneItem, tooltipOf, treeItemOf } from "./treeItem";

function errorTooltip(error: ServiceError | undefined): readonly TooltipRow[] {
  return error === undefined ? [] : errorRows(error);
}

/** Shows a {@link CertificateTree} in the editor. */
export class CertificateTreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #tree: CertificateTree;
  readonly #changes = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly #redraws: { dispose(): void };
  #dates: Intl.DateTimeFormat | undefined;

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

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const rows = this.#tooltipRows(node);
    if (rows.length > 0) item.tooltip = tooltipOf(rows);
    return item;
  }

  #tooltipRows(node: TreeNode): readonly TooltipRow[] {
    const session = this.#tree.session(node);
    if (session === undefined) return [];
    const { account, store } = session;
    const formatDate = (instant: Instant) => this.#formatDate(instant);
    switch (node.kind) {
      case "certificate": {
        const certificate = store.get(node.certificateId);
        return certificate === undefined ? [] : certificateRows(certificate, account, formatDate);
      }
      case "account":
        return accountRows(account, store.state, formatDate);
      case "error":
        return errorTooltip(this.#tree.errorOf(session));
      default:
        return [];
    }
  }

  /** Making a format takes long for an activation (15 ms), and the first tooltip comes later. */
  #formatDate(instant: Instant): string {
    this.#dates ??= new Intl.DateTimeFormat(vscode.env.language, { dateStyle: "medium", timeStyle: "short" });
    return this.#dates.format(instant);
  }
}
