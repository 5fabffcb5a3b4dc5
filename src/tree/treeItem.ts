import * as vscode from "vscode";
import { localize } from "../ui/localize";
import { themeIcon } from "../ui/themeIcon";
import { longestLabel, shortened, visibleText } from "../ui/visibleText";
import type { NodeFace, Text, TreeNode } from "./node";

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

function shown(text: Text): string {
  return shortened(visibleText(translated(text)), longestLabel);
}

function translated(text: Text): string {
  return typeof text === "string" ? text : localize(text);
}
