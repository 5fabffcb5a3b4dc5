import { spawn } from "node:child_process";
import { sandboxEnvironment } from "../editor/sandboxEnvironment";
import { startServer } from "../editor/server";
import { findProgram } from "../findProgram";
import { projectRoot } from "../paths";

/** Serves the browser's editor and stays until Ctrl-C (see `cleanup`). */
export async function runServerEditor(workspace: string): Promise<number> {
  const server = await startServer({ env: sandboxEnvironment });
  const address = server.address({ folder: workspace, extensionPath: projectRoot });
  console.log(`\nThe editor is at\n\n  ${address}\n\nPress Ctrl-C to end.`);
  showInBrowser(address);
  return await server.ended();
}

/** Opens the user's browser, if there is a screen and a program that does it; else the address is enough. */
function showInBrowser(address: string): void {
  const opener = { darwin: "open", win32: "explorer" }[process.platform as string] ?? "xdg-open";
  const hasScreen = process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"];
  const program = findProgram(opener);
  if (!hasScreen || program === undefined) return;
  spawn(program, [address], { stdio: "ignore", detached: true })
    .on("error", (error) => console.error(`The browser could not be opened: ${error.message}`))
    .unref();
}
