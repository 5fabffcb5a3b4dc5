import type { Certificate, Instant } from "./certificate";
import { type Message, message } from "./message";
import { compare, naturalKey } from "./naturalOrder";
import { packageName } from "./packageType";
import { statusName, statusPhase } from "./status";
import { daysLeft } from "./validity";

/** What certificates can be grouped by, outermost first: `["project", "status"]` is the default. */
export type GroupKey = "project" | "status" | "expiry" | "type" | "product" | "tag";

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
  valuesOf(certificate: Certificate, now: Instant): readonly GroupValue[];
  titleOf(value: GroupValue, members: readonly Certificate[]): string | Message;
  /** The lower, the further up the group stands. Equals stand in the order of their values. */
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
  expiry: {
    valuesOf: (certificate, now) => [expiryBand(certificate, now)],
    titleOf: (value) => bandNames[Number(value)] ?? message("Later"),
    rankOf: Number,
  },
  type: {
    valuesOf: ({ type }) => [type],
    titleOf: (value) =>
      value === "CA" ? message("Client certificates (CA)") : message("Server certificates"),
    rankOf: (value) => (value === "SVR" ? 0 : 1),
  },
  product: {
    // A number for the package that was bought: its name by the service comes in one language only.
    valuesOf: ({ product, packageType }) => [packageType ?? product],
    titleOf: productTitle,
    // What was bought first, then what was uploaded by who issued it.
    rankOf: (value) => (typeof value === "number" ? 0 : 1 + emptyLast(value)),
  },
  tag: {
    valuesOf: ({ tags }) => (tags.length === 0 ? [""] : tags.map(({ key, value }) => tagValue(key, value))),
    titleOf: (value) => (value === "" ? message("No tags") : String(value)),
    rankOf: emptyLast,
  },
};

/** Certificates with fewer days left than this belong to the band. Before the first are those that have expired. */
const bandEnds = [7, 30, 90];

/** In the order of the bands; the last is for orders, which have no end yet. */
const bandNames = [
  message("Expired"),
  message("Within 7 days"),
  message("Within 30 days"),
  message("Within 90 days"),
  message("Later"),
  message("No expiry yet"),
];

function expiryBand({ notAfter }: Certificate, now: Instant): number {
  if (notAfter === undefined) return bandNames.length - 1;
  if (notAfter <= now) return 0;
  const days = daysLeft(notAfter, now);
  const band = bandEnds.findIndex((end) => days < end);
  return 1 + (band === -1 ? bandEnds.length : band);
}

function tagValue(key: string, value: string): string {
  return value === "" ? key : `${key}: ${value}`;
}

function emptyLast(value: GroupValue): number {
  return value === "" ? 1 : 0;
}

/** All ways of grouping, in the order in which they are offered. */
export const groupKeys = Object.keys(groupings) as readonly GroupKey[];

/** One level of grouping, in an order that depends on what the groups stand for, never on their names or sizes. */
export function groupCertificates(
  certificates: readonly Certificate[],
  by: GroupKey,
  now: Instant = Date.now(),
): Group[] {
  const { valuesOf, titleOf, rankOf } = groupings[by];
  const buckets = new Map<GroupValue, Certificate[]>();
  for (const certificate of certificates) {
    for (const value of valuesOf(certificate, now)) {
      const bucket = buckets.get(value);
      if (bucket) bucket.push(certificate);
      else buckets.set(value, [certificate]);
    }
  }
  return [...buckets]
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || compareTexts(a, b))
    .map(([value, members]) => ({
      by,
      id: groupId(by, value),
      value,
      title: titleOf(value, members),
      certificates: members,
    }));
}

function compareTexts(a: GroupValue, b: GroupValue): number {
  return compare(naturalKey(String(a)), naturalKey(String(b)));
}

/** The {@link Group.id}s of the groups that hold a certificate. */
export function groupIdsOf(certificate: Certificate, by: GroupKey, now: Instant = Date.now()): string[] {
  return groupings[by].valuesOf(certificate, now).map((value) => groupId(by, value));
}

/** Groups by product go by numbers and by names, and an issuer may call itself by a number. */
function groupId(by: GroupKey, value: GroupValue): string {
  return by === "product" && typeof value === "number" ? `${by}#${value}` : `${by}:${value}`;
}

function productTitle(value: GroupValue): string | Message {
  if (typeof value === "number") return packageName(value);
  return value === "" ? message("Issuer not known") : value;
}

/** The project's name as the first record that has one says it. Orders that are not finished often come without. */
function projectTitle(id: GroupValue, members: readonly Certificate[]): string | Message {
  const named = members.find(({ project }) => project.name !== "");
  if (named !== undefined) return named.project.name;
  return id === 0 ? message("Default project") : message("Project {0}", id);
}
