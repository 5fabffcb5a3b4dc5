import { visibleText } from "./visibleText";

/**
 * A table of two columns as Markdown, the first in bold. The texts are shown as they are, whatever is in them: domains
 * and aliases are other people's words and must not become links, pictures, HTML or further cells.
 */
export function markdownTable(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([label, value]) => `| **${markdownText(label)}** | ${markdownText(value)} |`);
  return ["| | |", "|---|---|", ...lines].join("\n");
}

/**
 * A text in Markdown that is shown as it is. Any ASCII punctuation may be escaped with a backslash, and then means
 * nothing (CommonMark 0.31.2, section 2.4).
 */
export function markdownText(text: string): string {
  return visibleText(text).replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
