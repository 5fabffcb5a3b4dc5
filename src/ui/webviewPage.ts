import { randomBytes } from "node:crypto";
import { firstMessageId } from "./firstMessage";

/** What the page of a webview needs to know; addresses are those of `webview.asWebviewUri`. */
export interface PageOptions {
  readonly cspSource: string;
  readonly script: string;
  readonly styles: readonly string[];
  readonly iconFont: string;
  readonly language: string;
  /** What the script is to know from the start, as `data-` attributes of the body: `{"account-id": "…"}`. */
  readonly data?: Readonly<Record<string, string>>;
  /** What the script receives before any other message, so that it can draw without asking first. */
  readonly firstMessage?: unknown;
  /** For the window's title and for readers without scripts. */
  readonly title: string;
}

/**
 * The page of a webview: empty but for the script that fills it. Nothing runs but that script, nothing is loaded
 * but it, the style sheets and the icon font.
 */
export function pageHtml(options: PageOptions): string {
  const nonce = randomBytes(24).toString("base64");
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `style-src ${options.cspSource}`,
    `font-src ${options.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join("; ");
  const text = escapeHtml;
  const data = Object.entries(options.data ?? {})
    .map(([name, value]) => ` data-${name}="${text(value)}"`)
    .join("");
  return `<!DOCTYPE html>
<html lang="${text(options.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(options.title)}</title>
<link rel="preload" as="font" type="font/ttf" crossorigin href="${text(options.iconFont)}">
${options.styles.map((style) => `<link rel="stylesheet" href="${text(style)}">`).join("\n")}
</head>
<body${data}>
${firstMessage(options.firstMessage)}<div id="announcer" role="status"></div>
<div id="news" role="status"></div>
<script nonce="${text(nonce)}" src="${text(options.script)}"></script>
</body>
</html>`;
}

/** As JSON in an element that is not drawn. The script reads it as text. */
function firstMessage(sent: unknown): string {
  if (sent === undefined) return "";
  const json = JSON.stringify(sent).replace(/[&<>]/g, escapeHtml);
  return `<template id="${firstMessageId}">${json}</template>\n`;
}

/** Text as it can stand in an element or a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
