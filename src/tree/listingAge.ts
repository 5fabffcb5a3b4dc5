import { type Instant, message, type StoreState } from "../certificates";
import { agoText } from "../ui/agoText";
import type { Text } from "./node";

/**
 * Says of a list that may not be what the account holds now how old it is, and whether it is being listed anew; nothing of
 * one that was listed in this session and could be.
 */
export function listingAge({ loading, loadedAt, stale, error }: StoreState, now: Instant): readonly Text[] {
  if (!stale && error === undefined) return [];
  if (loadedAt === undefined) return [loading ? message("trying again…") : message("could not be listed")];
  return [message("as of {0}", agoText(loadedAt, now)), ...endOf(loading, error !== undefined)];
}

function endOf(loading: boolean, failed: boolean): readonly Text[] {
  if (loading) return [message("refreshing…")];
  return failed ? [message("refresh failed")] : [];
}
