import {
  type BoundResourceGroup,
  type BoundResources,
  type CertificateService,
  type Result,
  type ServiceError,
  success,
} from "../../certificates";

/** The service gives no more at once, for each type and region. */
const pageSize = 100;

/** Up to 1000 resources of each type and region; more nobody reads in one document. */
const mostPages = 10;

/** The resources behind the totals, page by page. Types where nothing was found are not asked for. */
export async function readResources(
  service: Pick<CertificateService, "boundResourceDetails">,
  { taskId, totals }: BoundResources,
  signal: AbortSignal,
): Promise<Result<readonly BoundResourceGroup[], ServiceError>> {
  const types = [...new Set(totals.filter(({ total }) => total > 0).map(({ type }) => type))];
  const groups = new Map<string, BoundResourceGroup>();
  for (let index = 0; types.length > 0 && index < mostPages; index += 1) {
    const page = await service.boundResourceDetails(taskId, { types }, { index, size: pageSize }, { signal });
    if (!page.ok) return page;
    for (const group of page.value) addTo(groups, group);
    const isLast = page.value.every(({ resources }) => resources.length < pageSize);
    if (isLast) break;
  }
  return success([...groups.values()]);
}

function addTo(groups: Map<string, BoundResourceGroup>, group: BoundResourceGroup): void {
  const key = JSON.stringify([group.type, group.region]);
  const known = groups.get(key)?.resources ?? [];
  groups.set(key, { ...group, resources: [...known, ...group.resources] });
}
