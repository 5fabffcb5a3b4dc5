import { failure, success } from "../../certificates";
import type { DescribeCertificatesRequest, DescribeCertificatesResponse } from "../../tencent/v3/wire";
import {
  arrayOf,
  flag,
  object,
  oneOf,
  type Parameters,
  required,
  string,
  unsigned,
} from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import type { CertificateEntry } from "../records/entry";
import { isExpiring, isSm, isUpload } from "../records/facts";
import { isDeployable, isPendingIssue, statusAt } from "../records/statuses";
import { listRecord } from "../records/v3List";
import type { ListOrder } from "../store/catalog";
import { matchesSearch } from "../store/search";
import { action, viewOf } from "./action";

const defaultLimit = 10;
const maxLimit = 1000;

const tag = object({ TagKey: required(string), TagValue: required(string) });

const parameters = {
  Offset: unsigned,
  Limit: unsigned,
  SearchKey: string,
  CertificateType: oneOf("CA", "SVR", ""),
  ProjectId: unsigned,
  ExpirationSort: oneOf("ASC", "DESC", ""),
  CertificateStatus: arrayOf({ schema: { kind: "integer", min: 0, max: 15 } }),
  Deployable: flag,
  Upload: flag,
  Renew: flag,
  FilterSource: oneOf("upload", "buy", ""),
  IsSM: flag,
  FilterExpiring: flag,
  Hostable: flag,
  Tags: arrayOf(tag),
  IsPendingIssue: flag,
  CertIds: arrayOf(string),
  ServiceId: string,
} satisfies Parameters;

const orders: Readonly<Record<string, ListOrder>> = { ASC: "soonest", DESC: "latest" };

/** Lists certificates. Newest order first, unless sorted by expiry. Those of a project that is not the account's are refused. */
export const describeCertificates = action<DescribeCertificatesRequest, DescribeCertificatesResponse>(
  parameters,
  async (request, context) => {
    if (context.store.project(request.ProjectId ?? 0)?.permitted === false) {
      return failure(refusal("FailedOperation.NoProjectPermission"));
    }
    const entries = context.store.list(orders[request.ExpirationSort ?? ""] ?? "newest");
    const tests = testsOf(request, context.now);
    const matching =
      tests.length === 0 ? entries : entries.filter((entry) => tests.every((test) => test(entry)));
    const offset = request.Offset ?? 0;
    const limit = Math.min(request.Limit ?? defaultLimit, maxLimit);
    const view = viewOf(context);
    return success({
      TotalCount: matching.length,
      Certificates: matching.slice(offset, offset + limit).map((entry) => listRecord(entry, view)),
    });
  },
);

type Test = (entry: CertificateEntry) => boolean;

/** One test for each filter given. Those documented as "whether to filter" filter when 1 and do nothing when 0. */
function testsOf(request: DescribeCertificatesRequest, now: number): Test[] {
  return [...valueTests(request, now), ...flagTests(request, now)];
}

function valueTests(request: DescribeCertificatesRequest, now: number): Test[] {
  const tests: Test[] = [];
  const { SearchKey, CertificateType, ProjectId, CertificateStatus, FilterSource, Tags, CertIds } = request;
  if (SearchKey) tests.push((entry) => matchesSearch(entry, SearchKey));
  if (CertificateType) tests.push((entry) => entry.type === CertificateType);
  if (ProjectId !== undefined) tests.push((entry) => entry.projectId === ProjectId);
  if (CertificateStatus?.length) tests.push((entry) => CertificateStatus.includes(statusAt(entry, now)));
  if (FilterSource) tests.push((entry) => isUpload(entry) === (FilterSource === "upload"));
  if (CertIds?.length) tests.push((entry) => CertIds.includes(entry.id));
  // The sandbox sells no subscriptions, so no certificate belongs to one.
  if (request.ServiceId) tests.push(() => false);
  for (const { TagKey, TagValue } of Tags ?? []) {
    tests.push(({ tags }) => tags.some(({ key, value }) => key === TagKey && value === TagValue));
  }
  return tests;
}

function flagTests(request: DescribeCertificatesRequest, now: number): Test[] {
  const tests: Test[] = [];
  const { Deployable, Hostable } = request;
  if (Deployable !== undefined) tests.push((entry) => isDeployable(entry, now) === (Deployable === 1));
  if (Hostable !== undefined) tests.push((entry) => entry.hostable === (Hostable === 1));
  if (request.Upload === 1) tests.push(isUpload);
  if (request.Renew === 1) tests.push(({ renewable }) => renewable);
  if (request.IsSM === 1) tests.push(isSm);
  if (request.FilterExpiring === 1) tests.push((entry) => isExpiring(entry, now));
  if (request.IsPendingIssue === 1) tests.push((entry) => isPendingIssue(statusAt(entry, now)));
  return tests;
}
