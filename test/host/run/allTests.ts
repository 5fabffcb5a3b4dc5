import { join } from "node:path";
import { projectRoot } from "../paths";
import { temporaryFolder } from "../temporaryFolder";
import { addCounts, type Counts, countsLine, noTests, readCounts } from "./counts";
import { runNode } from "./runProgram";

const mocha = "node_modules/mocha/bin/mocha.js";
const reporter = `--reporter=${join(projectRoot, "test/host/run/countingReporter.ts")}`;

/** The layers of tests, in the order they run: the quick ones first. */
const layers: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: "Unit tests", args: mochaOver("test/unit/**/*.test.ts") },
  { name: "Checks of the project", args: mochaOver("test/checks/**/*.test.ts") },
  { name: "Integration tests", args: ["test/host/integration.mjs"] },
  { name: "End-to-end tests", args: ["test/host/e2e.mjs"] },
];

function mochaOver(files: string): readonly string[] {
  return [mocha, "--config=test/.mocharc.json", "--fail-zero", reporter, files];
}

/** Runs all layers, also after one failed, and ends with one line of counts. Resolves to the exit code. */
export async function runAllTests(): Promise<number> {
  const scratch = await temporaryFolder("counts");
  let total = noTests;
  for (const [index, { name, args }] of layers.entries()) {
    console.log(`\n== ${name}`);
    const countsFile = join(scratch.path, `${index}.jsonl`);
    const code = await runNode(args, { MOCHA_COUNTS_FILE: countsFile });
    total = addCounts(total, withExitCode(await readCounts(countsFile), code));
  }
  await scratch.remove();
  console.log(`\n${countsLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

/** A layer that failed without a failed test (it did not build, the editor did not start) counts as one failure. */
function withExitCode(counts: Counts, code: number): Counts {
  const failedOutsideTests = code !== 0 && counts.failed === 0;
  return failedOutsideTests ? addCounts(counts, { ...noTests, failed: 1 }) : counts;
}
