import { type GroupKey, groupKeys, type SortKey, sortKeys } from "../certificates";

/** The settings of the tree, `certificateBrowser.*`. */
export interface TreeSettings {
  /** Outermost first; empty for a flat list. */
  readonly groupBy: readonly GroupKey[];
  readonly sortBy: SortKey;
  readonly hideExpired: boolean;
  /** A certificate with fewer days left counts as expiring. */
  readonly expiringDays: number;
  /** Minutes between two listings while the tree is visible; 0 = never. */
  readonly refreshMinutes: number;
}

export const defaultTreeSettings: TreeSettings = {
  groupBy: ["project", "status"],
  sortBy: "expiry",
  hideExpired: false,
  expiringDays: 30,
  refreshMinutes: 0,
};

/**
 * Settings as the user wrote them, by hand perhaps: a value that makes no sense gives way to the default.
 * @param read gives the value of a setting by its name without the prefix.
 */
export function parseTreeSettings(read: (name: keyof TreeSettings) => unknown): TreeSettings {
  const sortBy = read("sortBy");
  const hideExpired = read("hideExpired");
  return {
    groupBy: parseGroupBy(read("groupBy")),
    sortBy: sortKeys.find((key) => key === sortBy) ?? defaultTreeSettings.sortBy,
    hideExpired: typeof hideExpired === "boolean" ? hideExpired : defaultTreeSettings.hideExpired,
    expiringDays: notNegative(read("expiringDays")) ?? defaultTreeSettings.expiringDays,
    refreshMinutes: notNegative(read("refreshMinutes")) ?? defaultTreeSettings.refreshMinutes,
  };
}

/** Unknown keys and repetitions are left out. */
function parseGroupBy(value: unknown): readonly GroupKey[] {
  if (!Array.isArray(value)) return defaultTreeSettings.groupBy;
  const known = value.filter((key): key is GroupKey => groupKeys.some((one) => one === key));
  return [...new Set(known)];
}

function notNegative(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
