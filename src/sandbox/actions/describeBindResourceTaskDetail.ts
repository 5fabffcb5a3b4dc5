import { failure, type Result, success } from "../../certificates";
import type {
  BoundInstances,
  DescribeCertificateBindResourceTaskDetailRequest,
  DescribeCertificateBindResourceTaskDetailResponse,
} from "../../tencent/v3/wire";
import { SearchStatus } from "../bindings/bindingTasks";
import { instanceList, isRegional, resourceKinds } from "../bindings/instances";
import { arrayOf, required, string } from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import type { BoundResource, CertificateEntry } from "../records/entry";
import { serviceTime } from "../records/times";
import { action } from "./action";

const defaultLimit = "10";
const maxLimit = 100;

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** What a search for bound resources found, each in the words of its kind. Limit and Offset are text, per kind and region. */
export const describeBindResourceTaskDetail = action<
  DescribeCertificateBindResourceTaskDetailRequest,
  DescribeCertificateBindResourceTaskDetailResponse
>(
  {
    TaskId: required(string),
    Limit: string,
    Offset: string,
    ResourceTypes: arrayOf(string),
    Regions: arrayOf(string),
  },
  async (request, { store, bindings, now }) => {
    const search = bindings.get(request.TaskId);
    if (search === undefined) return failure(refusal("FailedOperation.CertificateSyncTaskIdInvalid"));
    const page = readPage(request);
    if (!page.ok) return page;
    const { status, resources, cachedAt } = bindings.outcome(search, now);
    const entry = store.get(search.certificateId);
    const wanted = resources.filter((resource) => isWanted(resource, request));
    const found = status === SearchStatus.found ? wanted : [];
    return success({
      ...byKind(found, entry, page.value),
      Status: status,
      CacheTime: serviceTime(cachedAt),
    });
  },
);

function readPage(request: DescribeCertificateBindResourceTaskDetailRequest): Result<Page, Refusal> {
  const { Limit = defaultLimit, Offset = "0" } = request;
  if (!/^\d{1,9}$/.test(Limit)) return failure(refusal("InvalidParameterValue", "Limit", Limit));
  if (!/^\d{1,9}$/.test(Offset)) return failure(refusal("InvalidParameterValue", "Offset", Offset));
  return success({ offset: Number(Offset), limit: Math.min(Number(Limit), maxLimit) });
}

function isWanted(
  { type, region }: BoundResource,
  { ResourceTypes = [], Regions = [] }: DescribeCertificateBindResourceTaskDetailRequest,
): boolean {
  const kindWanted = ResourceTypes.length === 0 || ResourceTypes.includes(type);
  return kindWanted && (Regions.length === 0 || !isRegional(type) || Regions.includes(region));
}

function byKind(
  resources: readonly BoundResource[],
  entry: CertificateEntry | undefined,
  page: Page,
): Record<string, BoundInstances[]> {
  return Object.fromEntries(
    resourceKinds.map((kind) => {
      const ofKind = resources.filter(({ type }) => type === kind);
      const regions = [...new Set(ofKind.map(({ region }) => region))];
      const lists =
        entry === undefined ? [] : regions.map((region) => listOf(kind, region, ofKind, entry, page));
      return [kind.toUpperCase(), lists];
    }),
  );
}

function listOf(
  kind: string,
  region: string,
  ofKind: readonly BoundResource[],
  certificate: CertificateEntry,
  { offset, limit }: Page,
): BoundInstances {
  const inRegion = ofKind.filter((resource) => resource.region === region);
  const resources = inRegion.slice(offset, offset + limit);
  return instanceList({ kind, region, resources, total: inRegion.length, certificate });
}
