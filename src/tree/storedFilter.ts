import type { Filter, Tag } from "../certificates";
import { type Condition, conditionsOf, filterFlags, filterOf } from "../ui/filterText";

/**
 * A filter read from the workspace's state, member by member: another version of the extension may have written it. What
 * does not fit is left out.
 */
export function parseFilter(value: unknown): Filter {
  if (typeof value !== "object" || value === null) return {};
  const from = value as Record<string, unknown>;
  const conditions: Condition[] = [
    ...listed(from["types"], isType).map((one) => ({ member: "types", value: one }) as const),
    ...listed(from["projectIds"], isNumber).map((one) => ({ member: "projectIds", value: one }) as const),
    ...listed(from["statuses"], isNumber).map((one) => ({ member: "statuses", value: one }) as const),
    ...listed(from["sources"], isSource).map((one) => ({ member: "sources", value: one }) as const),
    ...listed(from["tags"], isTag).map((one) => ({ member: "tags", value: one }) as const),
    ...filterFlags.filter((member) => from[member] === true).map((member) => ({ member })),
  ];
  const domain = from["usableForDomain"];
  if (typeof domain === "string" && domain !== "") {
    conditions.push({ member: "usableForDomain", value: domain });
  }
  return filterOf(conditions);
}

/** Whether two filters ask the same, in whatever order. */
export function sameFilter(a: Filter, b: Filter): boolean {
  const keys = (filter: Filter) =>
    conditionsOf(filter)
      .map((condition) => JSON.stringify(condition))
      .sort();
  return String(keys(a)) === String(keys(b));
}

function listed<T>(value: unknown, fits: (one: unknown) => one is T): readonly T[] {
  return Array.isArray(value) ? value.filter(fits) : [];
}

function isType(value: unknown): value is "SVR" | "CA" {
  return value === "SVR" || value === "CA";
}

function isSource(value: unknown): value is "upload" | "buy" {
  return value === "upload" || value === "buy";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

function isTag(value: unknown): value is Tag {
  if (typeof value !== "object" || value === null) return false;
  const { key, value: text } = value as Record<string, unknown>;
  return typeof key === "string" && typeof text === "string";
}
