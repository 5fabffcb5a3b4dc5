import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import CountingReporter from "../host/run/countingReporter";

/** Called by the editor: runs every bundled `*.test.js` beside this file. Rejects if a test fails. `TEST_GREP`: those tests only. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    timeout: 120_000,
    reporter: CountingReporter,
    reporterOptions: { show: "spec" },
    failZero: true,
  });
  const wanted = process.env["TEST_GREP"];
  if (wanted) mocha.grep(wanted);
  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".test.js")) mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
