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
}

/**
 * Runs mocha over TypeScript tests in plain Node.js. What follows on the command line (`--grep …`) goes to mocha.
 *
 * @returns its exit code
 */
export async function runMocha({ files, show, timeoutSeconds }: MochaRun): Promise<number> {
  const args = [
    mocha,
    "--no-config",
    "--import=tsx",
    `--reporter=${reporter}`,
    `--reporter-option=show=${show}`,
    `--timeout=${timeoutSeconds * 1000}`,
    "--fail-zero",
    ...process.argv.slice(2),
    files,
  ];
  return await runNode(args);
}
