import {
  type BoundResourceGroup,
  type CertificateService,
  type ServiceResult,
  success,
} from "../certificates";

/** How many resources of one type and region are listed; the rest is counted. */
const mostListed = 100;

/** Which cloud resources use a certificate. */
export interface Usage {
  /** One for each type and region where there is something to tell; each lists at most {@link mostListed}. */
  readonly groups: readonly BoundResourceGroup[];
}

/**
 * Has the service look for the resources that use a certificate, and lists them.
 * @param signal gives it up: on a large account the service looks for minutes
 */
export async function lookUpUsage(
  service: CertificateService,
  certificateId: string,
  signal: AbortSignal,
): ServiceResult<Usage> {
  const found = await service.boundResources(certificateId, { signal, cached: false });
  if (!found.ok) return found;
  const { taskId, totals } = found.value;
  const told = totals.filter(({ total, problem }) => total > 0 || problem !== undefined);
  const types = [...new Set(told.filter(({ total }) => total > 0).map(({ type }) => type))];
  if (types.length === 0) {
    return success({ groups: told.map((total) => ({ ...total, resources: [] })) });
  }
  const page = { index: 0, size: mostListed };
  const details = await service.boundResourceDetails(taskId, { types }, page, { signal });
  if (!details.ok) return details;
  const listed = details.value;
  return success({
    groups: told.map((total) => ({
      ...total,
      resources:
        listed.find(({ type, region }) => type === total.type && region === total.region)?.resources ?? [],
    })),
  });
}
