import type { Certificate, Instant } from "./certificate";
import { Status, statusPhase } from "./status";

const DAY = 24 * 60 * 60 * 1000;

/** Whole days from `now` until `end`, rounded down: 0 on the last day, negative once it is past. */
export function daysLeft(end: Instant, now: Instant): number {
  return Math.floor((end - now) / DAY);
}

/** How urgent a certificate is; decides icon, colour and badge. `upcoming` is issued, but not valid yet. */
export type Health = "valid" | "upcoming" | "expiring" | "expired" | "pending" | "failed" | "ended";

/**
 * The health of a certificate at `now`. Time counts more than the service's status, which may lag behind: an issued
 * certificate whose end is past is expired, and one whose time has not come is no valid one.
 */
export function healthOf(
  certificate: Pick<Certificate, "status" | "notBefore" | "notAfter">,
  now: Instant,
  expiringDays: number,
): Health {
  const phase = statusPhase(certificate.status);
  if (certificate.status === Status.expired) return "expired";
  if (phase !== "issued") return phase;
  const { notBefore, notAfter } = certificate;
  if (notAfter !== undefined && notAfter <= now) return "expired";
  if (notBefore !== undefined && notBefore > now) return "upcoming";
  if (notAfter === undefined) return "valid";
  return daysLeft(notAfter, now) < expiringDays ? "expiring" : "valid";
}
