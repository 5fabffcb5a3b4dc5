import type { BoundResource } from "../records/entry";
import type { InstanceUpdate } from "./instanceUpdates";

/** What the two actions that update cloud resources take and give alike. */
export interface ResourceTypeRegions {
  readonly ResourceType?: string;
  readonly Regions?: readonly string[];
}

interface RegionProgress {
  readonly Region: string;
  readonly TotalCount: number;
  readonly OffsetCount: number;
  readonly Status: number;
}

export interface UpdateAnswer {
  readonly DeployRecordId: number;
  readonly DeployStatus: number;
  readonly UpdateSyncProgress: readonly {
    readonly ResourceType: string;
    readonly UpdateSyncProgressRegions: readonly RegionProgress[];
    readonly Status: number;
  }[];
}

/** UpdateSyncProgress.Status */
const Progress = { done: 1, running: 3 } as const;

/** How an update stands, as its action tells it. */
export function updateAnswer({ recordId, resources }: InstanceUpdate): UpdateAnswer {
  const isDone = recordId > 0;
  const Status = isDone ? Progress.done : Progress.running;
  return {
    DeployRecordId: recordId,
    DeployStatus: isDone ? 1 : 0,
    UpdateSyncProgress: group(resources, ({ type }) => type).map(([type, ofType]) => ({
      ResourceType: type,
      UpdateSyncProgressRegions: group(ofType, ({ region }) => region).map(([region, inRegion]) => ({
        Region: region,
        TotalCount: inRegion.length,
        OffsetCount: isDone ? inRegion.length : 0,
        Status,
      })),
      Status,
    })),
  };
}

function group(
  resources: readonly BoundResource[],
  by: (resource: BoundResource) => string,
): [string, BoundResource[]][] {
  const groups = new Map<string, BoundResource[]>();
  for (const resource of resources) groups.set(by(resource), [...(groups.get(by(resource)) ?? []), resource]);
  return [...groups];
}
