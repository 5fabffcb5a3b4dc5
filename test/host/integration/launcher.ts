import { resolve } from "node:path";
import { format, parseArgs } from "node:util";
import { type ServerOptions, startServer } from "../editor/server";
import { openWindow } from "../editor/window";
import { type EditorVersion, editorVersions } from "../install/editorInstall";

/** No test run inside the editor takes longer. */
const RUN_TIMEOUT_MS = 10 * 60_000;

/**
 * Stands where the desktop editor stands: takes the arguments that `@vscode/test-electron` gives it, runs the tests
 * in the server editor, and ends with their exit code. `EDITOR_VERSION` says which version.
 */
export async function launch(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  const server = await startServer(asked.server);
  let ended: (code: number) => void = () => {};
  const exitCode = new Promise<number>((resolve) => {
    ended = resolve;
  });
  await openWindow(server, {
    ...asked.opening,
    prepare: async (page) => {
      await page.exposeFunction("codeAutomationLog", printLog);
      await page.exposeFunction("codeAutomationExit", (code: number) => ended(code));
      page.once("crash", () => ended(1));
    },
  });
  return await Promise.race([exitCode, timeLimit(server.log)]);
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    // The desktop editor has many more flags; they mean nothing here.
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: "string" },
      extensionTestsPath: { type: "string" },
      locale: { type: "string" },
    },
  });
  const path = (value: string | boolean | undefined) =>
    typeof value === "string" ? resolve(value) : undefined;
  const server: ServerOptions = {
    version: askedVersion(),
    locale: values.locale === "zh-cn" ? "zh-cn" : "en",
  };
  return {
    server,
    opening: {
      folder: path(positionals[0]),
      extensionPath: path(values.extensionDevelopmentPath),
      testsPath: path(values.extensionTestsPath),
    },
  };
}

function askedVersion(): EditorVersion | undefined {
  const asked = process.env["EDITOR_VERSION"];
  if (asked === undefined) return undefined;
  const version = editorVersions.find((known) => known === asked);
  if (version === undefined)
    throw new Error(`EDITOR_VERSION ${asked} is none of ${editorVersions.join(", ")}.`);
  return version;
}

/**
 * What the editor and its extension host write to their consoles: a format string and its values. Mocha's output comes
 * as "info". Warnings and errors are those of the editor, which misses the native modules that are not compiled here;
 * they are shown when `EDITOR_LOG` is set.
 */
function printLog(type: string, args: unknown): void {
  if (type !== "info" && type !== "log" && !process.env["EDITOR_LOG"]) return;
  console.log(Array.isArray(args) ? format(...args) : format(args));
}

async function timeLimit(log: () => string): Promise<never> {
  return await new Promise((_resolve, reject) => {
    setTimeout(
      () =>
        reject(new Error(`The tests did not end in ${RUN_TIMEOUT_MS / 60_000} minutes. The log:\n${log()}`)),
      RUN_TIMEOUT_MS,
    ).unref();
  });
}
