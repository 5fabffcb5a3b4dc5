import type { Certificate } from "./certificate";
import { displayName } from "./certificate";
import { type Message, message } from "./message";
import { statusName, statusPhase } from "./status";

/** What certificates can be grouped by, outermost first: `["project", "status"]` is the default. */
export type GroupKey = "project" | "status";

/** What the members of a group have in common: a project's ID, a status … */
export type GroupValue = number | string;

export interface Group {
  readonly by: GroupKey;
  /** Unique among the groups of one level. Made of the value, so it does not change when a name does. */
  readonly id: string;
  readonly value: GroupValue;
  /** A string comes from the service as it is; a message is ours and wants translating. */
  readonly title: string | Message;
  readonly certificates: readonly Certificate[];
}

/** One way of grouping. A further one is an entry of `groupings`, and nothing else changes. */
interface Grouping {
  /** The groups a certificate belongs to: one for most, any number for a grouping such as tags. */
  valuesOf(certificate: Certificate): readonly GroupValue[];
  titleOf(value: GroupValue, members: readonly Certificate[]): string | Message;
  /** The lower, the further up the group stands. */
  rankOf(value: GroupValue): number;
}

const phaseRank = { issued: 0, pending: 1, failed: 2, ended: 3 } as const;

const groupings: Record<GroupKey, Grouping> = {
  project: {
    valuesOf: ({ project }) => [project.id],
    titleOf: projectTitle,
    rankOf: Number,
  },
  status: {
    valuesOf: ({ status }) => [status],
    titleOf: (value) => statusName(Number(value)),
    // What can be used first, then what will be, then what will not.
    rankOf: (value) => phaseRank[statusPhase(Number(value))] * 1000 + Number(value),
  },
};

/** All ways of grouping, in the order in which they are offered. */
export const groupKeys = Object.keys(groupings) as readonly GroupKey[];

/** One level of grouping, in an order that depends on what the groups stand for, never on their names or sizes. */
export function groupCertificates(certificates: readonly Certificate[], by: GroupKey): Group[] {
  const { valuesOf, titleOf, rankOf } = groupings[by];
  const buckets = new Map<GroupValue, Certificate[]>();
  for (const certificate of certificates) {
    for (const value of valuesOf(certificate)) {
      const bucket = buckets.get(value);
      if (bucket) bucket.push(certificate);
      else buckets.set(value, [certificate]);
    }
  }
  return [...buckets]
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([value, members]) => ({
      by,
      id: groupId(by, value),
      value,
      title: titleOf(value, members),
      certificates: members,
    }));
}

/** The {@link Group.id}s of the groups that hold a certificate. */
export function groupIdsOf(certificate: Certificate, by: GroupKey): string[] {
  return groupings[by].valuesOf(certificate).map((value) => groupId(by, value));
}

function groupId(by: GroupKey, value: GroupValue): string {
  return `${by}:${value}`;
}

/** The project's name as the first record that has one says it. Orders that are not finished often come without. */
function projectTitle(id: GroupValue, members: readonly Certificate[]): string | Message {
  const named = members.find(({ project }) => project.name !== "");
  if (named !== undefined) return named.project.name;
  return id === 0 ? message("Default project") : message("Project {0}", id);
}

export type SortKey = "expiry" | "domain" | "created";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const comparators: Record<SortKey, (a: Certificate, b: Certificate) => number> = {
  // Soonest first; certificates without an end (orders) last.
  expiry: (a, b) => compareInstants(a.notAfter, b.notAfter),
  domain: (a, b) => collator.compare(displayName(a), displayName(b)),
  // Newest first; certificates without a date last.
  created: (a, b) => compareInstants(b.createdAt ?? 0, a.createdAt ?? 0),
};

/** All sort orders, in the order in which they are offered. */
export const sortKeys = Object.keys(comparators) as readonly SortKey[];

function compareInstants(a: number | undefined, b: number | undefined): number {
  // Infinity - Infinity is NaN: two without an instant are equal.
  return (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY) || 0;
}

/** A sorted copy. Ties are broken by ID, so that the order does not change from one refresh to the next. */
export function sortCertificates(certificates: readonly Certificate[], by: SortKey): Certificate[] {
  const compare = comparators[by];
  return [...certificates].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
