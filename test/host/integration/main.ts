import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { editorVersions } from "../install/editorInstall";
import { projectRoot } from "../paths";
import { buildExtension } from "../run/build";
import { temporaryFolder } from "../temporaryFolder";
import { bundleIntegrationTests } from "./bundleTests";

const launcher = resolve(projectRoot, "test/host/integration/launcher.mjs");

/** An editor to run the tests in. */
interface Editor {
  readonly name: string;
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs the integration tests in each editor. Mocha runs inside the editor and adds its counts to
 * `MOCHA_COUNTS_FILE`, as everywhere.
 *
 * @returns the exit code
 */
export async function runIntegrationTests(): Promise<number> {
  await buildExtension();
  const extensionTestsPath = await bundleIntegrationTests();
  let failed = 0;
  for (const editor of editors()) {
    console.log(`\nIntegration tests in VS Code ${editor.name}`);
    if (!(await runIn(editor, extensionTestsPath))) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

/** The desktop editor of `VSCODE_EXECUTABLE`, if that is set; else the server editors (or `EDITOR_VERSION` alone). */
function editors(): readonly Editor[] {
  const desktop = process.env["VSCODE_EXECUTABLE"];
  if (desktop) return [{ name: desktop, executable: desktop, env: {} }];
  const only = process.env["EDITOR_VERSION"];
  return editorVersions
    .filter((version) => only === undefined || only === version)
    .map((version) => ({ name: version, executable: launcher, env: { EDITOR_VERSION: version } }));
}

/** `--grep PATTERN`: the tests whose names match, alone. */
function wantedTests(): Readonly<Record<string, string>> {
  const { values } = parseArgs({ options: { grep: { type: "string" } }, strict: false });
  return typeof values.grep === "string" ? { TEST_GREP: values.grep } : {};
}

async function runIn(editor: Editor, extensionTestsPath: string): Promise<boolean> {
  const scratch = await temporaryFolder("tests");
  const workspace = join(scratch.path, "workspace");
  await mkdir(workspace);
  try {
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath,
      extensionTestsEnv: { ...editor.env, ...wantedTests() },
      launchArgs: [
        workspace,
        `--user-data-dir=${join(scratch.path, "data")}`,
        `--extensions-dir=${join(scratch.path, "extensions")}`,
      ],
    });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    await scratch.remove();
  }
}
