import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type EditorVersion, editorInstall, newestEditor } from "./install/editorInstall";
import { projectRoot } from "./paths";
import { type TemporaryFolder, temporaryFolder } from "./temporaryFolder";

/** What `npm run package` writes. */
export const packagedExtension = resolve(projectRoot, "out/certificate-browser.vsix");

/**
 * Installs the packaged extension into a new extensions folder, as a user does from a file. Open an editor on it with
 * `openEditor({ extensionsFolder: folder.path, extensionPath: null })`, and remove the folder when done.
 */
export async function installPackagedExtension(
  version: EditorVersion = newestEditor,
): Promise<TemporaryFolder> {
  if (!existsSync(packagedExtension)) throw new Error(`${packagedExtension} is missing: npm run package`);
  const { node, serverMain } = await editorInstall(version);
  const extensions = await temporaryFolder("extensions");
  const scratch = await temporaryFolder("install");
  try {
    await promisify(execFile)(node, [
      serverMain,
      "--accept-server-license-terms",
      `--extensions-dir=${extensions.path}`,
      `--server-data-dir=${join(scratch.path, "data")}`,
      `--install-extension=${packagedExtension}`,
    ]);
  } finally {
    await scratch.remove();
  }
  return extensions;
}
