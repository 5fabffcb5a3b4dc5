import { daysLeft, type Instant, type Message, message } from "../../certificates";
import type { ExamineOptions } from "../examination";
import type { X509Block } from "../inventory";
import type { PlacedFinding } from "../types";
import { blockFinding } from "./finding";

/** Expired, about to expire, or not valid yet. `stops` tells whether an expired one stops the upload. */
export function validityFindings(
  { block, certificate }: X509Block,
  { now, expiringDays }: Pick<ExamineOptions, "now" | "expiringDays">,
  stops: boolean,
): PlacedFinding[] {
  const { notBefore, notAfter } = certificate;
  if (notAfter <= now) {
    const severity = stops ? "error" : "warning";
    return [
      blockFinding("expired", severity, block, message("the certificate expired on {0}", dayText(notAfter))),
    ];
  }
  if (notBefore > now) {
    return [
      blockFinding(
        "not-yet-valid",
        "warning",
        block,
        message("the certificate is valid only from {0}", dayText(notBefore)),
      ),
    ];
  }
  const days = daysLeft(notAfter, now);
  if (days >= expiringDays) return [];
  return [blockFinding("expiring", "warning", block, expiringText(notAfter, days))];
}

function expiringText(notAfter: Instant, days: number): Message {
  const date = dayText(notAfter);
  if (days === 0) return message("the certificate expires on {0}, within a day", date);
  if (days === 1) return message("the certificate expires on {0}, in one day", date);
  return message("the certificate expires on {0}, in {1} days", date, days);
}

/** The day in UTC: `2026-11-21`. */
function dayText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
