import { failure, type Result, Status, success } from "../../certificates";
import type { UpdateAnswer } from "../deployment/progress";
import { asUpdateRefusal, runUpdate, type UpdateRequest } from "../deployment/runUpdate";
import {
  arrayOf,
  boolean,
  flag,
  object,
  type Parameters,
  required,
  string,
  unsigned,
} from "../gateway/parameters";
import { type Refusal, refusal } from "../gateway/refusals";
import type { BoundResource, CertificateEntry } from "../records/entry";
import { coversDomain } from "../records/facts";
import { statusAt } from "../records/statuses";
import { acceptUpload } from "../upload/acceptUpload";
import { type ActionContext, action } from "./action";
import { findCertificate } from "./findCertificate";

interface Request extends UpdateRequest {
  readonly OldCertificateId: string;
  readonly CertificateId?: string;
  readonly Regions?: readonly string[];
  readonly CertificatePublicKey?: string;
  readonly ExpiringNotificationSwitch?: number;
  readonly Repeatable?: boolean;
  readonly AllowDownload?: boolean;
  readonly Tags?: readonly { readonly TagKey: string; readonly TagValue: string }[];
  readonly ProjectId?: number;
}

export const resourceTypesRegions = arrayOf(object({ ResourceType: string, Regions: arrayOf(string) }));

const parameters = {
  OldCertificateId: required(string),
  ResourceTypes: required(arrayOf(string)),
  CertificateId: string,
  // Deprecated in favour of the next one, and without effect.
  Regions: arrayOf(string),
  ResourceTypesRegions: resourceTypesRegions,
  CertificatePublicKey: string,
  CertificatePrivateKey: string,
  ExpiringNotificationSwitch: flag,
  Repeatable: boolean,
  AllowDownload: boolean,
  Tags: arrayOf(object({ TagKey: required(string), TagValue: required(string) })),
  ProjectId: unsigned,
} satisfies Parameters;

const allowed = new Set([
  "clb",
  "cdn",
  "waf",
  "live",
  "ddos",
  "teo",
  "apigateway",
  "vod",
  "tke",
  "tcb",
  "tse",
  "cos",
]);

/** Gives cloud resources that use one certificate another one: that with `CertificateId`, or the pair sent along. */
export const updateCertificateInstance = action<Request, UpdateAnswer>(
  parameters,
  async (request, context) => {
    const found = findCertificate(context, request.OldCertificateId);
    if (!found.ok) return found;
    const old = found.value;
    if (old.type === "CA") return failure(refusal("FailedOperation.CertificateHostDeployCanNotAllow"));
    return runUpdate(request, { old, allowed }, context, async (resources) => {
      const chosen = await newCertificate(request, context);
      if (!chosen.ok) return chosen;
      const refused = whyNotDeployable(chosen.value, old, context.now);
      if (refused !== undefined) return failure(refused);
      const mutes = request.ExpiringNotificationSwitch;
      if (mutes !== undefined) await context.store.put({ ...old, noticeMuted: mutes === 1 });
      return success(() => moveResources(resources, old.id, chosen.value.id, context));
    });
  },
);

async function newCertificate(
  request: Request,
  context: ActionContext,
): Promise<Result<CertificateEntry, Refusal>> {
  if (request.CertificateId) return findCertificate(context, request.CertificateId);
  const { CertificatePublicKey, CertificatePrivateKey } = request;
  if (!CertificatePublicKey || !CertificatePrivateKey) {
    return failure(refusal("FailedOperation.InvalidParam"));
  }
  const uploaded = await acceptUpload(
    {
      certificate: CertificatePublicKey,
      privateKey: CertificatePrivateKey,
      keyPassword: undefined,
      type: "SVR",
      alias: "",
      projectId: request.ProjectId ?? 0,
      tags: (request.Tags ?? []).map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue })),
      repeatable: request.Repeatable ?? true,
      allowDownload: request.AllowDownload ?? true,
    },
    context,
  );
  return uploaded.ok ? findCertificate(context, uploaded.value.id) : failure(asUpdateRefusal(uploaded.error));
}

/** The new certificate must be issued, another one than the old, and good for its primary domain. */
function whyNotDeployable(entry: CertificateEntry, old: CertificateEntry, now: number): Refusal | undefined {
  if (statusAt(entry, now) !== Status.issued) return refusal("FailedOperation.CertificateNotAvailable");
  return entry.id === old.id || !coversDomain(entry, old.domain)
    ? refusal("FailedOperation.CertificateNotDeployInstance")
    : undefined;
}

/** Both entries are read again: much can have happened since the update was asked for. */
async function moveResources(
  resources: readonly BoundResource[],
  oldId: string,
  newId: string,
  { store }: ActionContext,
): Promise<void> {
  const old = store.get(oldId);
  const next = store.get(newId);
  if (old === undefined || next === undefined) return;
  const isMoved = (resource: BoundResource) => resources.includes(resource);
  await store.put({
    ...next,
    boundResources: [...next.boundResources, ...old.boundResources.filter(isMoved)],
  });
  await store.put({
    ...old,
    boundResources: old.boundResources.filter((resource) => !isMoved(resource)),
  });
}
