import type { Certificate } from "./certificate";
import { displayName } from "./certificate";
import { type Status, statusPhase } from "./status";

/** What certificates can be grouped by, outermost first: `["project", "status"]` is the default. */
export type GroupKey = "project" | "status";

export type Group =
  | {
      readonly by: "project";
      readonly id: string;
      readonly projectId: number;
      readonly name: string;
      readonly certificates: readonly Certificate[];
    }
  | {
      readonly by: "status";
      readonly id: string;
      readonly status: Status;
      readonly certificates: readonly Certificate[];
    };

/**
 * One level of grouping. Groups come in a stable order: projects by ID (the default project is 0), statuses with what
 * is issued first, then pending, failed and ended. `id` is unique among the groups returned and does not change when a
 * name does.
 */
export function groupCertificates(certificates: readonly Certificate[], by: GroupKey): Group[] {
  const buckets = new Map<number, Certificate[]>();
  for (const certificate of certificates) {
    const key = by === "project" ? certificate.project.id : certificate.status;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(certificate);
    else buckets.set(key, [certificate]);
  }
  const groups = [...buckets].map(([key, members]) => toGroup(by, key, members));
  return groups.sort((a, b) => groupRank(a) - groupRank(b));
}

function toGroup(by: GroupKey, key: number, certificates: readonly Certificate[]): Group {
  if (by === "status") return { by, id: `status:${key}`, status: key, certificates };
  const name = certificates.find(({ project }) => project.name !== "")?.project.name ?? "";
  return { by, id: `project:${key}`, projectId: key, name, certificates };
}

const phaseRank = { issued: 0, pending: 1, failed: 2, ended: 3 } as const;

function groupRank(group: Group): number {
  return group.by === "project"
    ? group.projectId
    : phaseRank[statusPhase(group.status)] * 1000 + group.status;
}

export type SortKey = "expiry" | "domain" | "created";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const comparators: Record<SortKey, (a: Certificate, b: Certificate) => number> = {
  // Soonest first; certificates without an end (orders) last.
  expiry: (a, b) => compareInstants(a.notAfter, b.notAfter),
  domain: (a, b) => collator.compare(displayName(a), displayName(b)),
  // Newest first.
  created: (a, b) => compareInstants(b.createdAt ?? 0, a.createdAt ?? 0),
};

function compareInstants(a: number | undefined, b: number | undefined): number {
  return (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY) || 0;
}

/** A sorted copy. Ties are broken by ID, so that the order does not change from one refresh to the next. */
export function sortCertificates(certificates: readonly Certificate[], by: SortKey): Certificate[] {
  const compare = comparators[by];
  return [...certificates].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
