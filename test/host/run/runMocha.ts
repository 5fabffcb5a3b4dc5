import { resolve } from "node:path";
import { projectRoot } from "../paths";
import { runNode } from "./runProgram";

const mocha = resolve(projectRoot, "node_modules/mocha/bin/mocha.js");
const reporter = resolve(projectRoot, "test/host/run/countingReporter.ts");

export interface MochaRun {
  /** Pattern of the test files, relative to the project. */
  readonly files: string;
  readonly show: "dot" | "spec";
  readonly timeoutSeconds: number;
  /** Modules with root hooks, relative to the project. */
  readonly requires: readonly string[];
}

/**
 * Runs mocha over TypeScript tests in plain Node.js. What follows on the command line (`--grep …`) goes to mocha.
 *
 * @returns its exit code
 */
export async function runMocha({ files, show, timeoutSeconds, requires }: MochaRun): Promise<number> {
  const args = [
    // Given to Node.js, not to mocha, which would start another process for it.
    "--import=tsx",
    mocha,
    "--no-config",
    `--reporter=${reporter}`,
    `--reporter-option=show=${show}`,
    `--timeout=${timeoutSeconds * 1000}`,
    "--fail-zero",
    ...requires.map((file) => `--require=${resolve(projectRoot, file)}`),
    ...process.argv.slice(2),
    files,
  ];
  return await runNode(args);
}
