import {
  awaitsDomainValidation,
  type Certificate,
  daysLeft,
  type Health,
  type Instant,
  type Message,
  message,
  statusName,
} from "../../certificates";

export const awaitingValidation: Message = message("Waiting for domain validation");

/** Why clients refuse what is valid by its dates: they get from it to no root, nobody can read it, it names no host. */
export type Refusal = "chain" | "pem" | "names";

const refusals: Record<Refusal, Message> = {
  chain: message("Its chain does not hold"),
  pem: message("It cannot be read"),
  names: message("It stands for no host"),
};

/**
 * The state in a few words: "Valid · 43 days left", "Waiting for domain validation".
 * @param refusal absent where its dates decide
 */
export function stateOf(
  certificate: Pick<Certificate, "status" | "statusMessage" | "notBefore" | "notAfter">,
  health: Health,
  now: Instant,
  refusal?: Refusal,
): Message {
  const { notBefore, notAfter } = certificate;
  if (health === "expired") return notAfter === undefined ? message("Expired") : expiredFor(notAfter, now);
  if (health === "upcoming" && notBefore !== undefined) return validIn(notBefore, now);
  if ((health === "valid" || health === "expiring") && notAfter !== undefined)
    return withDaysLeft(refusal === undefined ? message("Valid") : refusals[refusal], notAfter, now);
  if (awaitsDomainValidation(certificate)) return awaitingValidation;
  return statusName(certificate.status);
}

function validIn(start: Instant, now: Instant): Message {
  const days = daysLeft(start, now);
  if (days === 0) return message("Not valid yet · in less than a day");
  return days === 1 ? message("Not valid yet · in 1 day") : message("Not valid yet · in {0} days", days);
}

function withDaysLeft(name: Message, end: Instant, now: Instant): Message {
  const days = daysLeft(end, now);
  if (days === 0) return message("{0} · less than a day left", name);
  return days === 1 ? message("{0} · 1 day left", name) : message("{0} · {1} days left", name, days);
}

function expiredFor(end: Instant, now: Instant): Message {
  const days = daysLeft(now, end);
  // The service may call a certificate expired before its time is up.
  if (days < 0) return message("Expired");
  if (days === 0) return message("Expired · less than a day ago");
  return days === 1 ? message("Expired · 1 day ago") : message("Expired · {0} days ago", days);
}
