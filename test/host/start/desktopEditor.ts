import { spawn } from "node:child_process";
import { onExit } from "../cleanup";
import { sandboxEnvironment } from "../editor/sandboxEnvironment";
import { findProgram } from "../findProgram";
import { projectRoot } from "../paths";

/** The desktop VS Code, if it is on the PATH and there is a screen to show it on. */
export function desktopEditor(): string | undefined {
  const hasScreen =
    process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
  return hasScreen ? findProgram("code") : undefined;
}

/** Runs the desktop editor with data of its own until its window is closed. Resolves to the exit code. */
export async function runDesktopEditor(code: string, workspace: string, userData: string): Promise<number> {
  console.log("Opening the desktop editor. Close its window, or press Ctrl-C here, to end.");
  const args = [
    "--wait",
    "--new-window",
    "--skip-welcome",
    "--disable-workspace-trust",
    `--user-data-dir=${userData}`,
    `--extensionDevelopmentPath=${projectRoot}`,
    workspace,
  ];
  const child = spawn(code, args, {
    env: { ...process.env, ...sandboxEnvironment },
    stdio: "inherit",
    // code.cmd runs only in a shell.
    shell: process.platform === "win32",
  });
  onExit(() => {
    child.kill();
  });
  return await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}
