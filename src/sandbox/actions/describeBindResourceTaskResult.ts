import { failure, success } from "../../certificates";
import type {
  BindResourceResult,
  DescribeCertificateBindResourceTaskResultRequest,
  DescribeCertificateBindResourceTaskResultResponse,
} from "../../tencent/v3/wire";
import { type BindingSearch, SearchStatus } from "../bindings/bindingTasks";
import { resourceKinds } from "../bindings/instances";
import { arrayOf, required, string } from "../gateway/parameters";
import { refusal, refusalMessage } from "../gateway/refusals";
import type { BoundResource } from "../records/entry";
import { serviceTime } from "../records/times";
import { type ActionContext, action } from "./action";

const maxTasks = 100;

/** How searches for bound resources stand, with totals by kind and region. */
export const describeBindResourceTaskResult = action<
  DescribeCertificateBindResourceTaskResultRequest,
  DescribeCertificateBindResourceTaskResultResponse
>({ TaskIds: required(arrayOf(string)) }, async ({ TaskIds }, context) => {
  const searches = TaskIds.map((id) => context.bindings.get(id));
  const known = searches.filter((search) => search !== undefined);
  if (known.length < searches.length || known.length === 0 || known.length > maxTasks) {
    return failure(refusal("FailedOperation.CertificateSyncTaskIdInvalid"));
  }
  return success({ SyncTaskBindResourceResult: known.map((search) => resultOf(search, context)) });
});

function resultOf(search: BindingSearch, { bindings, now, language }: ActionContext) {
  const { status, resources, cachedAt } = bindings.outcome(search, now);
  const gone = refusal("FailedOperation.CertificateNotFound");
  const failed = status === SearchStatus.failed;
  return {
    TaskId: search.id,
    BindResourceResult: status === SearchStatus.found ? totals(resources) : [],
    Status: status,
    Error: failed ? { Code: gone.code, Message: refusalMessage(gone, language) } : null,
    CacheTime: serviceTime(cachedAt),
  };
}

/** Every kind the service looks through, also those nothing was found of. */
function totals(resources: readonly BoundResource[]): BindResourceResult[] {
  return resourceKinds.map((kind) => {
    const counts = new Map<string, number>();
    for (const { type, region } of resources) {
      if (type === kind) counts.set(region, (counts.get(region) ?? 0) + 1);
    }
    return {
      ResourceType: kind,
      BindResourceRegionResult: [...counts].map(([Region, TotalCount]) => ({
        Region,
        TotalCount,
        Error: "",
      })),
    };
  });
}
