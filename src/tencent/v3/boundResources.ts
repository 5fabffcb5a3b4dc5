import {
  type BoundResource,
  type BoundResourceGroup,
  type BoundResourceQuery,
  type BoundResources,
  type BoundTotal,
  failure,
  type PageRequest,
  type ServiceResult,
  success,
} from "../../certificates";
import { complaintError, incompleteError } from "../failures";
import { instant, integer, list, optionalText, present, record, text } from "../fields";
import { poll } from "../poll";
import type { Api } from "./api";
import type * as wire from "./wire";

const running = 0;
const succeeded = 1;

/**
 * `CreateCertificateBindResourceSyncTask`, then `DescribeCertificateBindResourceTaskResult` until it is done. Creating the
 * task is safe to repeat: one that is under way is given back.
 */
export async function boundResources(
  api: Api,
  id: string,
  cached: boolean,
  signal: AbortSignal | undefined,
): ServiceResult<BoundResources> {
  const create = "CreateCertificateBindResourceSyncTask";
  const begun = await api.read(create, { CertificateIds: [id], IsCache: cached ? 1 : 0 }, signal);
  if (!begun.ok) return begun;
  const tasks = list(begun.value.response.CertTaskIds).map((item) => record<wire.CertTaskId>(item));
  const taskId = optionalText(tasks.find(({ CertId }) => CertId === id)?.TaskId);
  if (taskId === undefined) return failure(incompleteError(create, "TaskId", begun.value.requestId));
  return poll(api.clock, "DescribeCertificateBindResourceTaskResult", signal, () =>
    taskResult(api, taskId, signal),
  );
}

/** Undefined while the task is under way. */
async function taskResult(
  api: Api,
  taskId: string,
  signal: AbortSignal | undefined,
): ServiceResult<BoundResources | undefined> {
  const action = "DescribeCertificateBindResourceTaskResult";
  const answer = await api.read(action, { TaskIds: [taskId] }, signal);
  if (!answer.ok) return answer;
  const { response, requestId } = answer.value;
  const result = list(response.SyncTaskBindResourceResult)
    .map((item) => record<wire.SyncTaskBindResourceResult>(item))
    .find((item) => text(item.TaskId) === taskId);
  const status = integer(result?.Status);
  if (result === undefined || status === undefined)
    return failure(incompleteError(action, "Status", requestId));
  if (status === running) return success(undefined);
  if (status !== succeeded) return failure(taskFailure(action, result.Error, requestId));
  return success({
    taskId,
    totals: list(result.BindResourceResult).flatMap(totalsOfType),
    ...present({ at: instant(result.CacheTime) }),
  });
}

function taskFailure(action: string, error: unknown, requestId: string | undefined) {
  const { Code, Message } = record<wire.ErrorShape>(error);
  const complaint = { code: text(Code) || "FailedOperation", message: text(Message) };
  return complaintError(action, { ...complaint, ...present({ requestId }) }, "", 0);
}

function totalsOfType(value: unknown): BoundTotal[] {
  const { ResourceType, BindResourceRegionResult } = record<wire.BindResourceResult>(value);
  const type = text(ResourceType).toUpperCase();
  return list(BindResourceRegionResult).map((item) => {
    const region = record<wire.BindResourceRegionResult>(item);
    return {
      type,
      total: integer(region.TotalCount) ?? 0,
      ...present({ region: optionalText(region.Region), problem: optionalText(region.Error) }),
    };
  });
}

/** The largest page of details. */
const maxDetails = 100;

/** One page of `DescribeCertificateBindResourceTaskDetail`. */
export async function boundResourceDetails(
  api: Api,
  taskId: string,
  query: BoundResourceQuery,
  page: PageRequest,
  signal: AbortSignal | undefined,
): ServiceResult<readonly BoundResourceGroup[]> {
  const size = Math.min(page.size, maxDetails);
  const parameters = {
    TaskId: taskId,
    Limit: String(size),
    Offset: String(page.index * size),
    ...present({
      ResourceTypes: query.types?.map((type) => type.toLowerCase()),
      Regions: query.regions === undefined ? undefined : [...query.regions],
    }),
  };
  const answer = await api.read("DescribeCertificateBindResourceTaskDetail", parameters, signal);
  if (!answer.ok) return answer;
  const { response } = answer.value;
  return success(types.flatMap((type) => list(response[type]).map((item) => group(type, item))));
}

/** How an instance of a type is identified and named. */
interface Naming {
  readonly id: string;
  readonly name?: string;
  readonly status?: string;
}

const namings = {
  CLB: { id: "LoadBalancerId", name: "LoadBalancerName" },
  CDN: { id: "Domain", status: "Status" },
  WAF: { id: "Domain" },
  DDOS: { id: "InstanceId" },
  LIVE: { id: "Domain", status: "Status" },
  VOD: { id: "Domain" },
  TKE: { id: "ClusterId", name: "ClusterName" },
  APIGATEWAY: { id: "ServiceId", name: "ServiceName" },
  TCB: { id: "ID", name: "Name", status: "Status" },
  TEO: { id: "Host", status: "Status" },
  TSE: { id: "GatewayId", name: "GatewayName" },
  COS: { id: "Bucket", status: "Status" },
  TDMQ: { id: "InstanceId", name: "InstanceName", status: "InstanceStatus" },
  MQTT: { id: "InstanceId", name: "InstanceName", status: "InstanceStatus" },
  GAAP: { id: "InstanceId", name: "InstanceName" },
  SCF: { id: "Domain" },
} as const satisfies Record<string, Naming>;

type ResourceType = keyof typeof namings;
const types = Object.keys(namings) as readonly ResourceType[];

function group(type: ResourceType, value: unknown): BoundResourceGroup {
  const from = record<wire.BoundInstances>(value);
  const region = present({ region: optionalText(from.Region) });
  const instances = list(from.InstanceList ?? from.Environments);
  return {
    type,
    ...region,
    total: integer(from.TotalCount) ?? instances.length,
    resources: instances.map((instance) => ({ type, ...region, ...resource(namings[type], instance) })),
    ...present({ problem: optionalText(from.Error) }),
  };
}

function resource(naming: Naming, value: unknown): Omit<BoundResource, "type"> {
  const instance = record<Record<string, unknown>>(value);
  // TCB describes the environment one level below, beside its services.
  const facts =
    "Environment" in instance ? record<Record<string, unknown>>(instance["Environment"]) : instance;
  const id = text(facts[naming.id]);
  return {
    id,
    name: (naming.name === undefined ? "" : text(facts[naming.name])) || id,
    domains: [...new Set(domainsIn(instance))],
    fields: Object.entries(instance).map(([name, field]) => ({ name, value: field })),
    ...present({ status: naming.status === undefined ? undefined : optionalText(facts[naming.status]) }),
  };
}

/** Fields that hold a domain or a list of them, at whatever depth: listeners have rules, clusters have ingresses. */
const domainFields = new Set(["Domain", "Host", "Domains", "TlsDomains", "BindDomains"]);

function domainsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(domainsIn);
  return Object.entries(record<Record<string, unknown>>(value)).flatMap(([name, field]) => {
    if (!domainFields.has(name)) return domainsIn(field);
    return (Array.isArray(field) ? field : [field]).map(text).filter((domain) => domain !== "");
  });
}
