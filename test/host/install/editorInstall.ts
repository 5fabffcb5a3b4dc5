import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

/** The AI features, which are switched off here (300 MB), and extensions that miss a native module. */
const notNeeded = ["node_modules/@github", "extensions/copilot", "extensions/git", "extensions/npm"];

/** What code-server's own post-install step does, save compiling native modules, which the tests do not need. */
async function installEditorsOwnPackages(folder: string): Promise<void> {
  const vscode = vscodeFolder(folder);
  await npm(["install", "--omit=dev", "--ignore-scripts"], vscode);
  for (const name of notNeeded) await rm(join(vscode, name), { recursive: true, force: true });
  await silenceNpmExtension(vscode);
  await addRipgrep(folder);
  await showNotifications(vscode);
  await findNode(folder);
}

/**
 * The window has a list of the built-in extensions in its code, whatever is on disk, and tells its user in red when the
 * npm extension, taken out above, cannot be fetched. So it gets one that does nothing.
 */
async function silenceNpmExtension(vscode: string): Promise<void> {
  const folder = join(vscode, "extensions/npm/dist/browser");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "npmBrowserMain.js"), "exports.activate = () => {};\n");
}

/** Puts ripgrep, which finds files, where 1.117 expects its download; 1.139 has it in a package. */
async function addRipgrep(folder: string): Promise<void> {
  const packaged = join(folder, `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`);
  if (!existsSync(packaged)) return;
  const expected = join(vscodeFolder(folder), "node_modules/@vscode/ripgrep/bin/rg");
  await cp(packaged, expected);
}

/** `addToast(e) { if (centerVisible || smokeTestDriver || …) return`, or the same turned round, as it is minified. */
const hiddenInTests =
  /(addToast\(\w+\)\{if\(!?this\.isNotificationsCenterVisible)(?:\|\||&&)!?this\.environmentService\.enableSmokeTestDriver\b/;

/**
 * The flag that makes a built editor run an extension in development (`--enable-smoke-test-driver`) also hides all
 * notifications, which users see and tests read. That one condition is taken out.
 */
async function showNotifications(vscode: string): Promise<void> {
  const file = join(vscode, "out/vs/code/browser/workbench/workbench.js");
  const code = await readFile(file, "utf8");
  const shown = code.replace(hiddenInTests, "$1");
  if (shown === code) {
    throw new Error(`Where notifications are hidden was not found in ${file}: adapt editorInstall.ts.`);
  }
  await writeFile(file, shown);
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
