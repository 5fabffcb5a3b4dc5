// `npm run test:contract [-- --write]`: the contract suite against the sandbox, and against the live service when the
// environment has credentials (see target.ts). Without --write the live service is only read from.
import { type CaseReport, compareReports, runSuite } from "./suite";
import { liveTarget, sandboxTarget, type Target } from "./target";

const writes = process.argv.includes("--write");

function print(target: Target, reports: readonly CaseReport[]): void {
  console.log(`\n${target.name}`);
  for (const { name, state, reason } of reports) {
    console.log(`  ${state.padEnd(7)} ${name}${reason === undefined ? "" : ` (${reason})`}`);
  }
}

async function report(target: Target, mayWrite: boolean): Promise<readonly CaseReport[]> {
  try {
    const reports = await runSuite(target, mayWrite);
    print(target, reports);
    return reports;
  } finally {
    await target.dispose();
  }
}

/** @returns the exit code */
async function main(): Promise<number> {
  const sandbox = await report(await sandboxTarget(), true);
  const live = liveTarget(process.env);
  if (live === undefined) {
    console.log(
      "\nNot run against the live service: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set.",
    );
    return hasBroken(sandbox) ? 1 : 0;
  }
  const liveReports = await report(live, writes);
  const differences = compareReports(liveReports, sandbox);
  console.log(`\nThe live service differs from the sandbox in ${differences.length} places`);
  for (const difference of differences) console.log(`  ${difference}`);
  return hasBroken([...sandbox, ...liveReports]) || differences.length > 0 ? 1 : 0;
}

function hasBroken(reports: readonly CaseReport[]): boolean {
  return reports.some(({ state }) => state === "broken");
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`The suite broke off: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
