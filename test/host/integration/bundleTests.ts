import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../paths";

const source = resolve(projectRoot, "test/integration");
const target = resolve(projectRoot, "out/test/integration");

/**
 * Bundles the integration tests to JavaScript that the editor can load; mocha stays the project's own, outside.
 *
 * @returns the module whose `run()` runs them
 */
export async function bundleIntegrationTests(): Promise<string> {
  const tests = (await readdir(source, { recursive: true })).filter((file) => file.endsWith(".test.ts"));
  await rm(target, { recursive: true, force: true });
  await build({
    entryPoints: [join(source, "index.ts"), ...tests.map((file) => join(source, file))],
    outbase: source,
    outdir: target,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return join(target, "index.js");
}
