import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { installOnce } from "./installOnce";
import { npm } from "./npm";

/** The editor versions that the tests run in: the oldest that `engines.vscode` allows, and the newest. */
export const editorVersions = ["1.117", "1.139"] as const;
export type EditorVersion = (typeof editorVersions)[number];
export const newestEditor: EditorVersion = "1.139";

/** VS Code as a server (from the npm package code-server), with the Node.js it wants. */
export interface EditorInstall {
  readonly node: string;
  readonly serverMain: string;
}

/** Finds the editor in the host folder, or installs it there. */
export async function editorInstall(version: EditorVersion): Promise<EditorInstall> {
  const folder = await installOnce(`editor-${version}`, installEditorsOwnPackages);
  return { node: await findNode(folder), serverMain: join(vscodeFolder(folder), "out/server-main.js") };
}

function vscodeFolder(folder: string): string {
  return join(folder, "node_modules/code-server/lib/vscode");
}

/** What code-server's own post-install step does, save compiling native modules, which the tests do not need. */
async function installEditorsOwnPackages(folder: string): Promise<void> {
  const vscode = vscodeFolder(folder);
  await npm(["install", "--omit=dev", "--ignore-scripts"], vscode);
  // A quarter of a gigabyte that is only for the AI features, which are switched off here.
  await rm(join(vscode, "node_modules/@github"), { recursive: true, force: true });
  await findNode(folder);
}

/** The one of the optional packages `node-PLATFORM-CPU` that npm chose for this machine. */
async function findNode(folder: string): Promise<string> {
  for (const name of await readdir(join(folder, "node_modules"))) {
    const node = join(folder, "node_modules", name, "bin/node");
    if (name.startsWith("node-") && existsSync(node)) return node;
  }
  throw new Error(
    `No Node.js package is listed for ${process.platform}-${process.arch}: add one to test/host/pins/editor-*, ` +
      "or set VSCODE_EXECUTABLE to a desktop VS Code (integration tests only).",
  );
}
