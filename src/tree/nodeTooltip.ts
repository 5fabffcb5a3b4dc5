import * as vscode from "vscode";
import type { Instant } from "../certificates";
import { localize } from "../ui/localize";
import { markdownTable } from "../ui/markdownTable";
import { shortened, visibleText } from "../ui/visibleText";
import type { CertificateTree } from "./certificateTree";
import type { Text, TreeNode } from "./node";
import { accountRows, certificateRows, errorRows, type TooltipRow } from "./tooltip";

/** The tooltip of a node; undefined for one that has none. */
export function nodeTooltip(tree: CertificateTree, node: TreeNode): vscode.MarkdownString | undefined {
  const rows = rowsOf(tree, node);
  return rows.length === 0 ? undefined : tooltipOf(rows);
}

function rowsOf(tree: CertificateTree, node: TreeNode): readonly TooltipRow[] {
  const session = tree.session(node);
  if (session === undefined) return [];
  const { account, store } = session;
  switch (node.kind) {
    case "certificate": {
      const certificate = store.get(node.certificateId);
      return certificate === undefined ? [] : certificateRows(certificate, account, dateText);
    }
    case "account":
      return accountRows(account, store.state, dateText);
    case "error": {
      const error = tree.errorOf(session);
      return error === undefined ? [] : errorRows(error);
    }
    default:
      return [];
  }
}

const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: "medium", timeStyle: "short" });

function dateText(instant: Instant): string {
  return dates.format(instant);
}

/** More of a text would make the tooltip larger than the window. */
const longestCell = 1000;

function cellOf(value: Text): string {
  return shortened(visibleText(typeof value === "string" ? value : localize(value)), longestCell);
}

/** A small table. Untrusted and without HTML: what is in it comes from the service. */
function tooltipOf(rows: readonly TooltipRow[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(
    markdownTable(rows.map(([label, value]) => [localize(label), cellOf(value)])),
  );
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  return tooltip;
}
