import { type ChildProcess, spawn } from "node:child_process";
import { onExit } from "../cleanup";
import { projectRoot } from "../paths";

/** Runs a Node.js program of the project, with its output shown. Resolves to its exit code (1 after a signal). */
export async function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const forget = onExit(() => stop(child));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  await forget();
  return code ?? 1;
}

/** Asks the program to end and waits, so that it can clean up after itself. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
