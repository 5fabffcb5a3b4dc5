import {
  awaitsDomainValidation,
  type Certificate,
  daysLeft,
  type Instant,
  type Message,
  message,
  Status,
  statusName,
  statusPhase,
} from "../certificates";

const daysPerYear = 365;

/** What one wants to know of a certificate in the tree: "expires in 12 days", "waiting for domain validation". */
export function stateText(
  certificate: Pick<Certificate, "status" | "statusMessage" | "notBefore" | "notAfter">,
  now: Instant,
): Message {
  const { status, notBefore, notAfter } = certificate;
  const counts = statusPhase(status) === "issued" || status === Status.expired;
  if (counts && notAfter !== undefined) {
    if (notAfter <= now) return expiredText(notAfter, now);
    if (notBefore !== undefined && notBefore > now) return startsText(notBefore, now);
    // The service may call a certificate expired before its time is up; then its word is shown.
    if (status !== Status.expired) return expiresText(notAfter, now);
  }
  return awaitsDomainValidation(certificate) ? message("waiting for domain validation") : statusName(status);
}

function startsText(start: Instant, now: Instant): Message {
  const days = daysLeft(start, now);
  if (days === 0) return message("becomes valid in less than a day");
  return days === 1 ? message("becomes valid in 1 day") : message("becomes valid in {0} days", days);
}

function expiresText(end: Instant, now: Instant): Message {
  const days = daysLeft(end, now);
  if (days === 0) return message("expires in less than a day");
  if (days === 1) return message("expires in 1 day");
  if (days < 2 * daysPerYear) return message("expires in {0} days", days);
  return message("expires in {0} years", Math.floor(days / daysPerYear));
}

function expiredText(end: Instant, now: Instant): Message {
  const days = daysLeft(now, end);
  if (days === 0) return message("expired less than a day ago");
  if (days === 1) return message("expired 1 day ago");
  if (days < 2 * daysPerYear) return message("expired {0} days ago", days);
  return message("expired {0} years ago", Math.floor(days / daysPerYear));
}
