import type { CertificateEntry } from "../records/entry";
import type { Store } from "../store/store";

/** Lets a certificate be renewed again whose renewal was cancelled. */
export async function untieRenewal({ id, related }: CertificateEntry, store: Store): Promise<void> {
  const origin = related.origin === undefined ? undefined : store.get(related.origin);
  if (origin?.related.renewal !== id) return;
  const { renewal: _, ...others } = origin.related;
  await store.put({ ...origin, related: others });
}

/** Whether an order renews another one, as the later years of a multi-year certificate do. */
export function isLaterYear({ id }: CertificateEntry, store: Store): boolean {
  return store.list("newest").some(({ related }) => related.renewal === id);
}
