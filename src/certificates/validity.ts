import type { Certificate, Instant } from "./certificate";
import { Status, statusPhase } from "./status";

const DAY = 24 * 60 * 60 * 1000;

/** Whole days from `now` until `end`, rounded down: 0 on the last day, negative once it is past. */
export function daysLeft(end: Instant, now: Instant): number {
  return Math.floor((end - now) / DAY);
}

/** How urgent a certificate is; decides icon, colour and badge. */
export type Health = "valid" | "expiring" | "expired" | "pending" | "failed" | "ended";

/**
 * The health of a certificate at `now`. Time counts more than the service's status, which may lag behind: an issued
 * certificate whose end is past is expired.
 */
export function healthOf(
  certificate: Pick<Certificate, "status" | "notAfter">,
  now: Instant,
  expiringDays: number,
): Health {
  const phase = statusPhase(certificate.status);
  if (certificate.status === Status.expired) return "expired";
  if (phase !== "issued") return phase;
  if (certificate.notAfter === undefined) return "valid";
  if (certificate.notAfter <= now) return "expired";
  return daysLeft(certificate.notAfter, now) < expiringDays ? "expiring" : "valid";
}
