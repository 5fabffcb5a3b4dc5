import { failure, type Result, success } from "../../certificates";
import type { CertGetListResponse } from "../../tencent/v2/wire";
import { type ActionContext, viewOf } from "../actions/action";
import type { CertificateEntry } from "../records/entry";
import { coversDomain } from "../records/facts";
import { legacyRecord } from "../records/v2List";
import { matchesSearch } from "../store/search";
import { badParameter, type LegacyRefusal } from "./refusals";

type Parameters = ReadonlyMap<string, string>;

const defaultCount = 20;
/** Not documented; the same as API 3.0. */
const maxCount = 1000;

/** Lists certificates, newest first. Parameters: page, count, searchKey, certType, id, withCert, altDomain. */
export async function certGetList(
  parameters: Parameters,
  context: ActionContext,
): Promise<Result<CertGetListResponse, LegacyRefusal>> {
  const page = wholeNumber(parameters, "page", 1, 1);
  if (!page.ok) return page;
  const count = wholeNumber(parameters, "count", defaultCount, 1);
  if (!count.ok) return count;
  const withCert = wholeNumber(parameters, "withCert", 0, 0);
  if (!withCert.ok) return withCert;
  const tests = testsOf(parameters);
  if (!tests.ok) return tests;

  const size = Math.min(count.value, maxCount);
  const matching = context.store.list("newest").filter((entry) => tests.value.every((test) => test(entry)));
  const chosen = matching.slice((page.value - 1) * size, page.value * size);
  return success({
    totalNum: matching.length,
    list: await records(chosen, withCert.value === 1, context),
  });
}

async function records(
  entries: readonly CertificateEntry[],
  withCertificate: boolean,
  context: ActionContext,
) {
  const view = viewOf(context);
  const whole = withCertificate
    ? await Promise.all(entries.map(async (entry) => (await context.store.getWhole(entry.id)) ?? entry))
    : entries;
  return whole.map((entry) => legacyRecord(entry, view, withCertificate));
}

type Test = (entry: CertificateEntry) => boolean;

function testsOf(parameters: Parameters): Result<Test[], LegacyRefusal> {
  const tests: Test[] = [];
  const search = parameters.get("searchKey");
  const type = parameters.get("certType");
  const id = parameters.get("id");
  const domain = parameters.get("altDomain");
  if (type && type !== "CA" && type !== "SVR") return failure(badParameter("certType"));
  if (search) tests.push((entry) => matchesSearch(entry, search));
  if (type) tests.push((entry) => entry.type === type);
  if (id) tests.push((entry) => entry.id === id);
  if (domain) tests.push((entry) => coversDomain(entry, domain));
  return success(tests);
}

function wholeNumber(
  parameters: Parameters,
  name: string,
  fallback: number,
  least: number,
): Result<number, LegacyRefusal> {
  const text = parameters.get(name) ?? "";
  if (text === "") return success(fallback);
  const value = Number(text);
  return /^\d{1,9}$/.test(text) && value >= least ? success(value) : failure(badParameter(name));
}
