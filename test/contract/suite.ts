import { breach, type Case, cases, newMemory, uploadAlias, uploadName } from "./cases";
import { shapeDifferences, shapeOf } from "./shape";
import type { Outcome, Target } from "./target";

/** What one case showed. */
export interface CaseReport {
  readonly name: string;
  readonly state: "kept" | "broken" | "skipped";
  /** Why it is broken or skipped. */
  readonly reason?: string;
  readonly outcome?: Outcome;
}

/**
 * Goes through all cases against a service. With `writes`, also those that upload, change and delete; what they uploaded
 * is deleted at the end whatever happened.
 */
export async function runSuite(target: Target, writes: boolean): Promise<CaseReport[]> {
  const memory = await newMemory();
  const reports: CaseReport[] = [];
  try {
    for (const item of cases) reports.push(await runCase(item));
  } finally {
    if (writes) await deleteUploads(target);
  }
  return reports;

  async function runCase(item: Case): Promise<CaseReport> {
    const { name } = item;
    if (item.writes && !writes) return { name, state: "skipped", reason: "it writes" };
    if (item.chinaOnly && target.name.includes(".intl.")) {
      return { name, state: "skipped", reason: "only on the China site" };
    }
    const parameters = item.parameters(memory);
    if (parameters === undefined) return { name, state: "skipped", reason: "the account has nothing for it" };
    const outcome = await target.call(item.action, parameters);
    const reason = breach(item, outcome, memory);
    return reason === undefined
      ? { name, state: "kept", outcome }
      : { name, state: "broken", reason, outcome };
  }
}

/** Deletes what runs of this suite left, also one whose upload got no answer: found by name and alias, both the suite's own. */
async function deleteUploads(target: Target): Promise<void> {
  const { answer } = await target.call("DescribeCertificates", { SearchKey: uploadName, Limit: 1000 });
  const records = (answer?.["Certificates"] ?? []) as Readonly<Record<string, unknown>>[];
  const ours = records.filter(
    ({ Domain, Alias, From }) =>
      Domain === uploadName && From === "upload" && String(Alias).startsWith(uploadAlias),
  );
  for (const { CertificateId } of ours) await target.call("DeleteCertificate", { CertificateId });
}

/** Where the live service answered otherwise than the sandbox, case by case. */
export function compareReports(live: readonly CaseReport[], sandbox: readonly CaseReport[]): string[] {
  return live.flatMap(({ name, outcome }) => {
    const other = sandbox.find((report) => report.name === name)?.outcome;
    if (outcome === undefined || other === undefined) return [];
    return outcomeDifferences(outcome, other).map((difference) => `${name}: ${difference}`);
  });
}

function outcomeDifferences(live: Outcome, sandbox: Outcome): string[] {
  if (live.code !== sandbox.code) {
    return [`${live.code ?? "success"} live, ${sandbox.code ?? "success"} in the sandbox`];
  }
  return live.answer === undefined ? [] : shapeDifferences(shapeOf(live.answer), shapeOf(sandbox.answer));
}
