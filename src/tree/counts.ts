import { type Certificate, healthOf, type Instant, message } from "../certificates";
import type { Text } from "./node";

/** How many certificates there are below a node. */
export interface Counts {
  readonly all: number;
  /** Valid, with fewer than `expiringDays` days left. */
  readonly expiring: number;
}

export function countCertificates(
  certificates: readonly Certificate[],
  now: Instant,
  expiringDays: number,
): Counts {
  let expiring = 0;
  for (const certificate of certificates) {
    if (healthOf(certificate, now, expiringDays) === "expiring") expiring += 1;
  }
  return { all: certificates.length, expiring };
}

/** `12`, `2 expiring`. */
export function countTexts({ all, expiring }: Counts): Text[] {
  return expiring === 0 ? [String(all)] : [String(all), message("{0} expiring", expiring)];
}

/** The same in words. */
export function spokenCounts({ all, expiring }: Counts): Text[] {
  const total = all === 1 ? message("1 certificate") : message("{0} certificates", all);
  return expiring === 0 ? [total] : [total, message("{0} expiring", expiring)];
}
