import type { Certificate } from "./certificate";

/** Whether two records say the same, so that a refresh redraws only what changed. Both come from the same mapping. */
export function sameCertificate(a: Certificate, b: Certificate): boolean {
  return a === b || sameValue(a, b);
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  const other = b as Record<string, unknown>;
  return left.length === right.length && left.every(([key, value]) => sameValue(value, other[key]));
}
