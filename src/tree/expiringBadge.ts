import type { Sessions } from "../accounts";
import type { Instant } from "../certificates";
import { countCertificates } from "./counts";

/** How many certificates of all accounts expire within `expiringDays`. Those that have expired do not count. */
export function countExpiring(sessions: Sessions, now: Instant, expiringDays: number): number {
  return sessions
    .all()
    .reduce((sum, { store }) => sum + countCertificates(store.all(), now, expiringDays).expiring, 0);
}
