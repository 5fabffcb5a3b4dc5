import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onExit } from "../cleanup";
import { type EditorVersion, editorInstall, newestEditor } from "../install/editorInstall";
import { temporaryFolder } from "../temporaryFolder";
import { writeLanguagePack } from "./languagePack";
import { quietSettings, type Theme, themeSetting } from "./settings";

const START_TIMEOUT_MS = 60_000;
const LOG_TAIL_CHARACTERS = 4_000;

export interface ServerOptions {
  /** Default: the newest. */
  readonly version?: EditorVersion | undefined;
  /** User data (settings, global storage, logs). Default: a temporary folder that goes with the server. */
  readonly dataFolder?: string | undefined;
  /** Installed extensions. Default: none. */
  readonly extensionsFolder?: string | undefined;
  readonly locale?: "en" | "zh-cn" | undefined;
  readonly theme?: Theme | undefined;
  /** User settings, over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Added to the environment of the server, and so of the extension host. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** What the editor opens. All paths are absolute. */
export interface Opening {
  /** Workspace folder, or the `.code-workspace` file of several. */
  readonly folder?: string | undefined;
  /** The extension's folder, run in development mode. Without it, only installed extensions run. */
  readonly extensionPath?: string | undefined;
  /** A module whose `run()` is a test run; needs `extensionPath`. */
  readonly testsPath?: string | undefined;
}

/** VS Code, serving its window on a free port of the loopback address, behind a token. */
export interface EditorServer {
  /** The address that opens a window. */
  address(opening: Opening): string;
  /** The end of the server's log. */
  log(): string;
  /** Resolves to the exit code when the server ends, by itself or by `stop`. */
  ended(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the server and waits until it answers. It stops with the process, if not before. */
export async function startServer(options: ServerOptions = {}): Promise<EditorServer> {
  const { node, serverMain } = await editorInstall(options.version ?? newestEditor);
  const scratch = await temporaryFolder("editor");
  const data = options.dataFolder ?? join(scratch.path, "data");
  await writeUserData(data, options);
  const token = randomBytes(16).toString("hex");
  const child = spawn(node, [serverMain, ...serverArguments(options, data, scratch.path, token)], {
    env: serverEnvironment(scratch.path, options.env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const log = collectLog(child);
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const stop = onExit(async () => {
    killGroup(child);
    await ended;
    await scratch.remove();
  });
  try {
    const port = await listeningPort(child, log);
    return { address: (opening) => windowAddress(port, token, opening), log, ended: () => ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArguments(options: ServerOptions, data: string, scratch: string, token: string): string[] {
  return [
    "--host=127.0.0.1",
    "--port=0",
    `--connection-token=${token}`,
    "--accept-server-license-terms",
    "--disable-workspace-trust",
    "--telemetry-level=off",
    // What makes a built editor honour the development payload of the address.
    "--enable-smoke-test-driver",
    `--server-data-dir=${data}`,
    `--extensions-dir=${options.extensionsFolder ?? join(scratch, "extensions")}`,
    ...(options.locale === "zh-cn" ? ["--locale=zh-cn"] : []),
  ];
}

async function writeUserData(data: string, options: ServerOptions): Promise<void> {
  const userFolder = join(data, "data/User");
  await mkdir(userFolder, { recursive: true });
  const settings = { ...quietSettings, ...themeSetting(options.theme ?? "dark"), ...options.settings };
  await writeFile(join(userFolder, "settings.json"), JSON.stringify(settings, undefined, 2));
  if (options.locale === "zh-cn") await writeLanguagePack(join(data, "data"));
}

function serverEnvironment(scratch: string, added: ServerOptions["env"]): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ...added };
  // Meant for this process, not for the editor's older or newer Node.js.
  delete env["NODE_OPTIONS"];
  // The editor's sockets and leftovers go with the scratch folder (macOS has paths too long for sockets).
  if (process.platform === "linux") {
    env["TMPDIR"] = scratch;
    env["XDG_RUNTIME_DIR"] = scratch;
  }
  return env;
}

function windowAddress(port: number, token: string, { folder, extensionPath, testsPath }: Opening): string {
  // The authority must be spelt as in the address.
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ...(extensionPath === undefined ? [] : [["extensionDevelopmentPath", remote(extensionPath)]]),
    ...(testsPath === undefined ? [] : [["extensionTestsPath", remote(testsPath)]]),
    ["skipWelcome", "true"],
  ];
  const address = new URL(`http://127.0.0.1:${port}/`);
  address.searchParams.set("tkn", token);
  if (folder === undefined) address.searchParams.set("ew", "true");
  else address.searchParams.set(folder.endsWith(".code-workspace") ? "workspace" : "folder", folder);
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

function collectLog(child: ChildProcess): () => string {
  let tail = "";
  const collect = (data: Buffer) => {
    tail = (tail + data.toString()).slice(-LOG_TAIL_CHARACTERS);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  return () => tail;
}

/** Waits for the line that says the server is ready, and takes the port from it. */
async function listeningPort(child: ChildProcess, log: () => string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The editor's server ${why}. Its log:\n${log()}`));
    const timer = setTimeout(() => fail(`did not start in ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    child.once("error", (error) => fail(`cannot be started: ${error.message}`));
    child.once("exit", (code) => fail(`ended with code ${code}`));
    child.stdout?.on("data", () => {
      const ready = /Extension host agent listening on (\d+)/.exec(log());
      if (ready === null) return;
      clearTimeout(timer);
      resolve(Number(ready[1]));
    });
  });
}

/** Ends the server with its extension hosts and watchers, which share its process group. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // The whole group is gone already.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
