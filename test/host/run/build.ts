import { runNode } from "./runProgram";

/** Builds the extension's bundles. Throws if that fails. */
export async function buildExtension(): Promise<void> {
  const code = await runNode(["esbuild.mjs", "--quiet"]);
  if (code !== 0) throw new Error("The extension does not build: see above.");
}
