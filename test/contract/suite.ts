import { breach, type Case, newMemory, uploadAlias, uploadName } from "./case";
import { cases } from "./cases";
import { shapeDifferences, shapeOf } from "./shape";
import { LegacyUnreachable, type Outcome, type Target } from "./target";

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
 *
 * @throws Error when no answer came, or when something the suite uploaded could not be deleted (the message names it)
 */
export async function runSuite(target: Target, writes: boolean): Promise<CaseReport[]> {
  const memory = await newMemory();
  const reports: CaseReport[] = [];
  try {
    for (const item of cases) reports.push(await runCase(item));
  } catch (error) {
    if (writes) await cleanUp(target, error);
    throw error;
  }
  if (writes) await cleanUp(target);
  return reports;

  async function runCase(item: Case): Promise<CaseReport> {
    const { name } = item;
    const skipped = (reason: string): CaseReport => ({ name, state: "skipped", reason });
    if (item.writes && !writes) return skipped("it writes");
    if (item.chinaOnly && target.name.includes(".intl.")) return skipped("only on the China site");
    const parameters = item.parameters(memory);
    if (parameters === undefined) return skipped("the account has nothing for it");
    const outcome = await legacyMayBeGone(target.call(item.action, parameters));
    if (outcome instanceof LegacyUnreachable) {
      return skipped(`the legacy API does not answer: ${outcome.message}`);
    }
    const reason = breach(item, outcome, memory);
    return reason === undefined
      ? { name, state: "kept", outcome }
      : { name, state: "broken", reason, outcome };
  }
}

async function legacyMayBeGone(call: Promise<Outcome>): Promise<Outcome | LegacyUnreachable> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof LegacyUnreachable) return error;
    throw error;
  }
}

const tries = 3;

/**
 * Deletes what runs of this suite left, also one whose upload got no answer. Calls that fail are made again.
 *
 * @param cause why the run broke off, if it did
 */
async function cleanUp(target: Target, cause?: unknown): Promise<void> {
  let left: readonly string[] | undefined;
  for (let number = 0; number < tries && left?.length !== 0; number += 1) {
    left = await deleteUploads(target).catch(() => undefined);
  }
  if (left?.length === 0) return;
  const what = left === undefined ? `whatever is called “${uploadAlias}”` : left.join(", ");
  throw new Error(`The suite could not delete what it uploaded. Delete by hand: ${what}`, { cause });
}

/** One try. The uploads are found by name and alias, both the suite's own. Gives the IDs of those that are left. */
async function deleteUploads(target: Target): Promise<string[]> {
  const { answer, message } = await target.call("DescribeCertificates", {
    SearchKey: uploadName,
    Limit: 1000,
  });
  if (answer === undefined) throw new Error(message);
  const records = answer["Certificates"] as Readonly<Record<string, unknown>>[];
  const ours = records.filter(
    ({ Domain, Alias, From }) =>
      Domain === uploadName && From === "upload" && String(Alias).startsWith(uploadAlias),
  );
  const left: string[] = [];
  for (const { CertificateId } of ours) {
    const deleted = await target.call("DeleteCertificate", { CertificateId }).catch(() => undefined);
    if (deleted?.answer === undefined) left.push(String(CertificateId));
  }
  return left;
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
