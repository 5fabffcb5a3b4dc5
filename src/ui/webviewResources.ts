import * as vscode from "vscode";
import { type PageOptions, pageHtml } from "./webviewPage";

/** What of a page differs from one webview to another. The script is in `dist/`, the style sheets are in `media/`. */
export type OwnPage = Pick<PageOptions, "script" | "styles" | "title" | "data" | "firstMessage">;

/** A webview of ours runs its script, and loads nothing but what the extension brings along for it. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  const folders = ["dist", "media"].map((name) => vscode.Uri.joinPath(extensionUri, name));
  return { enableScripts: true, localResourceRoots: folders };
}

/** The page of a webview, with the addresses its files have in there. */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: OwnPage): string {
  const address = (folder: string, name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, folder, name)).toString();
  return pageHtml({
    ...page,
    cspSource: webview.cspSource,
    script: address("dist", page.script),
    styles: page.styles.map((style) => address("media", style)),
    iconFont: address("dist", "codicon.ttf"),
    language: vscode.env.language,
  });
}
