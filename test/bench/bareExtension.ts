import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const bareView = "Bare";
/** Label of the tree's item that opens the panel. */
export const bareItem = "bare panel";

const manifest = {
  name: "bare",
  publisher: "test",
  version: "0.0.1",
  engines: { vscode: "^1.117.0" },
  main: "./main.js",
  activationEvents: ["onStartupFinished"],
  contributes: {
    viewsContainers: { activitybar: [{ id: "bare", title: bareView, icon: "bare.svg" }] },
    views: { bare: [{ id: "bare.tree", name: bareView }] },
  },
};

const main = `
const vscode = require("vscode");
exports.activate = () => {
  const item = { label: "${bareItem}", command: { command: "bare.show", title: "Show" } };
  vscode.window.registerTreeDataProvider("bare.tree", { getChildren: () => [item], getTreeItem: () => item });
  vscode.commands.registerCommand("bare.show", () => {
    const panel = vscode.window.createWebviewPanel("bare", "Bare", vscode.ViewColumn.Active, { enableScripts: true });
    panel.webview.html = "<!DOCTYPE html><html><body><main><h1 id=bare>Bare</h1></main></body></html>";
  });
};
`;

/** Puts an extension into an extensions folder that opens an empty panel and nothing else: what the editor itself takes. */
export function writeBareExtension(extensionsFolder: string): void {
  const folder = join(extensionsFolder, "test.bare-0.0.1");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "main.js"), main);
  writeFileSync(join(folder, "bare.svg"), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
}
