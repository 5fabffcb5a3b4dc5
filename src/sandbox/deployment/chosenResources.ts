import { failure, type Result, success } from "../../certificates";
import { isRegional } from "../bindings/instances";
import { type Refusal, refusal } from "../gateway/refusals";
import type { BoundResource, CertificateEntry } from "../records/entry";
import type { ResourceTypeRegions } from "./progress";

/** Which cloud resources of a certificate shall get another one. */
export interface ResourceChoice {
  readonly types: readonly string[];
  /** Absent for a kind: in all regions. */
  readonly regions: readonly ResourceTypeRegions[];
  /** The kinds the action knows. */
  readonly allowed: ReadonlySet<string>;
}

/** What of a certificate's resources is chosen; a refusal when a kind is wrong, or nothing is left. */
export function chosenResources(
  { boundResources }: CertificateEntry,
  { types, regions, allowed }: ResourceChoice,
): Result<readonly BoundResource[], Refusal> {
  const isWrong = ({ ResourceType = "" }: ResourceTypeRegions) =>
    !types.includes(ResourceType) || !isRegional(ResourceType);
  if (types.length === 0 || !types.every((type) => allowed.has(type)) || regions.some(isWrong)) {
    return failure(refusal("FailedOperation.CertificateHostResourceTypeInvalid"));
  }
  const wanted = new Map(regions.map(({ ResourceType = "", Regions }) => [ResourceType, Regions]));
  const chosen = boundResources.filter(
    ({ type, region }) => types.includes(type) && (wanted.get(type)?.includes(region) ?? true),
  );
  return chosen.length > 0
    ? success(chosen)
    : failure(refusal("FailedOperation.CertificateDeployInstanceEmpty"));
}
