import { buildExtension } from "../run/build";
import { runMocha } from "../run/runMocha";

/** Builds the extension and runs the tests that drive the editor's window. Resolves to the exit code. */
export async function runEndToEndTests(): Promise<number> {
  await buildExtension();
  return await runMocha({
    files: "test/e2e/**/*.test.ts",
    show: "spec",
    timeoutSeconds: 300,
    requires: ["test/host/e2e/rootHooks.ts"],
  });
}
