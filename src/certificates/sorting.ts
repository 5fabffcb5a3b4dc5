import { type Certificate, displayName } from "./certificate";
import { compare, naturalKey } from "./naturalOrder";

export type SortKey = "expiry" | "domain" | "created";

/** What is compared of a certificate, made once for each; lower comes first. */
const sortValues: Record<SortKey, (certificate: Certificate) => number | string> = {
  // Soonest first; certificates without an end (orders) last.
  expiry: ({ notAfter }) => notAfter ?? Number.POSITIVE_INFINITY,
  domain: (certificate) => naturalKey(displayName(certificate)),
  // Newest first; certificates without a date last.
  created: ({ createdAt }) => -(createdAt ?? 0),
};

/** All sort orders, in the order in which they are offered. */
export const sortKeys = Object.keys(sortValues) as readonly SortKey[];

/** A sorted copy. Ties are broken by ID, so that the order does not change from one refresh to the next. */
export function sortCertificates(certificates: readonly Certificate[], by: SortKey): Certificate[] {
  const sortValue = sortValues[by];
  const entries = certificates.map((certificate) => ({ certificate, value: sortValue(certificate) }));
  entries.sort((a, b) => compare(a.value, b.value) || compare(a.certificate.id, b.certificate.id));
  return entries.map(({ certificate }) => certificate);
}
