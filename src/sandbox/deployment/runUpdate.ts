import { failure, type Result, success } from "../../certificates";
import type { ActionContext } from "../actions/action";
import { type Refusal, type RefusalCode, refusal } from "../gateway/refusals";
import type { BoundResource, CertificateEntry } from "../records/entry";
import { chosenResources } from "./chosenResources";
import type { UpdatePlan } from "./instanceUpdates";
import { type ResourceTypeRegions, type UpdateAnswer, updateAnswer } from "./progress";

/** What a call that is repeated after its update was done would be refused with: there is nothing left to do. */
const nothingLeft: ReadonlySet<RefusalCode> = new Set([
  "FailedOperation.CertificateDeployInstanceEmpty",
  "FailedOperation.CertificateExists",
]);

/** What both actions are asked for alike. */
export interface UpdateRequest {
  readonly ResourceTypes: readonly string[];
  readonly ResourceTypesRegions?: readonly ResourceTypeRegions[];
  readonly CertificatePrivateKey?: string;
}

/** Whose cloud resources are updated, and the kinds of them that the action knows. */
interface UpdateSubject {
  readonly old: CertificateEntry;
  readonly allowed: ReadonlySet<string>;
}

/** Looks whether an update of these resources may be, and gives what carries it out. */
type Prepare = (resources: readonly BoundResource[]) => Promise<Result<UpdatePlan["carryOut"], Refusal>>;

/**
 * Starts an update, or tells how the one stands that the same call has started. While one is being made, another update
 * of the same certificate is refused.
 */
export async function runUpdate(
  request: UpdateRequest,
  { old, allowed }: UpdateSubject,
  { updates, now }: ActionContext,
  prepare: Prepare,
): Promise<Result<UpdateAnswer, Refusal>> {
  // By this two calls are known to ask for the same; a key is not kept for it.
  const { CertificatePrivateKey: _, ...asked } = request;
  const key = JSON.stringify(asked);
  const latest = updates.latest(old.id);
  const isSame = latest?.key === key;
  if (latest?.recordId === 0) {
    return isSame
      ? success(updateAnswer(await updates.proceed(latest, now)))
      : failure(refusal("FailedOperation.CertificateDeployHasPendingRecord"));
  }
  const planned = await planFor(request, { old, allowed }, prepare);
  if (planned.ok)
    return success(updateAnswer(updates.start({ ...planned.value, key, oldCertificateId: old.id }, now)));
  return isSame && nothingLeft.has(planned.error.code) ? success(updateAnswer(latest)) : planned;
}

async function planFor(
  { ResourceTypes, ResourceTypesRegions = [] }: UpdateRequest,
  { old, allowed }: UpdateSubject,
  prepare: Prepare,
): Promise<Result<Pick<UpdatePlan, "resources" | "carryOut">, Refusal>> {
  const resources = chosenResources(old, { types: ResourceTypes, regions: ResourceTypesRegions, allowed });
  if (!resources.ok) return resources;
  const carryOut = await prepare(resources.value);
  return carryOut.ok ? success({ resources: resources.value, carryOut: carryOut.value }) : carryOut;
}

/** The codes of these actions for what is wrong with an uploaded pair, where UploadCertificate has others. */
const otherCodes: Partial<Record<RefusalCode, RefusalCode>> = {
  "FailedOperation.CertificateMismatch": "FailedOperation.CertificateMatchError",
  "InvalidParameter.MissMatchPrivateKey": "FailedOperation.CertificateMatchError",
  "FailedOperation.CertificateChainError": "FailedOperation.CertificateInvalid",
  "FailedOperation.CertificateEncryptInvalid": "FailedOperation.CertificateInvalid",
};

/** A refusal of an uploaded pair in the codes the actions that update resources document. */
export function asUpdateRefusal({ code, args }: Refusal): Refusal {
  return refusal(otherCodes[code] ?? code, ...args);
}
