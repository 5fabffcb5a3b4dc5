import { spawn } from "node:child_process";

/** Runs npm in a folder. Its output is shown only if it fails. */
export async function npm(args: readonly string[], folder: string): Promise<void> {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // Windows finds npm.cmd only through a shell.
  const child = spawn("npm", [...args, ...quiet], { cwd: folder, shell: process.platform === "win32" });
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    output += data.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new Error(`npm ${args.join(" ")} failed (${code}) in ${folder}:\n${output.slice(-4000)}`);
  }
}
