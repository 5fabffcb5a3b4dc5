import * as vscode from "vscode";
import { localize } from "../ui/localize";
import { markdownTable } from "../ui/markdownTable";
import { themeIcon } from "../ui/themeIcon";
import { visibleText } from "../ui/visibleText";
import type { NodeFace, Text, TreeNode } from "./node";
import type { TooltipRow } from "./tooltip";

const collapsibleStates = {
  no: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** A node's face in the editor's terms and the user's language. The tooltip follows when it is asked for. */
export function treeItemOf(node: TreeNode, face: NodeFace): vscode.TreeItem {
  const item = new vscode.TreeItem(shown(face.label), collapsibleStates[face.collapsible]);
  item.id = node.id;
  item.iconPath = themeIcon(face.icon);
  item.contextValue = face.context.join(" ");
  item.accessibilityInformation = { label: face.spoken.map(shown).join(", ") };
  if (face.description.length > 0) item.description = face.description.map(shown).join(" · ");
  if (face.click !== undefined) {
    const { command, title, argument } = face.click;
    item.command = { command, title: localize(title), arguments: [argument] };
  }
  return item;
}

/** For a node whose certificate or account has gone while the editor was asking. The next redraw takes it away. */
export function goneItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem("");
  item.id = node.id;
  return item;
}

/** A small table. Untrusted and without HTML: what is in it comes from the service. */
export function tooltipOf(rows: readonly TooltipRow[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(
    markdownTable(rows.map(([label, value]) => [localize(label), translated(value)])),
  );
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  return tooltip;
}

function shown(text: Text): string {
  return visibleText(translated(text));
}

function translated(text: Text): string {
  return typeof text === "string" ? text : localize(text);
}
