import { type Message, message } from "./message";

/**
 * Certificate status as the service numbers it. API 3.0 documents 0–15, the legacy API 0–8; numbers the service may add
 * later are kept as they are. Source: DescribeCertificateDetail, field `Status`.
 */
export type Status = number;

export const Status = {
  reviewing: 0,
  issued: 1,
  reviewFailed: 2,
  expired: 3,
  dnsRecordAdded: 4,
  awaitingSubmission: 5,
  cancelling: 6,
  cancelled: 7,
  awaitingConfirmationLetter: 8,
  revoking: 9,
  revoked: 10,
  reissuing: 11,
  awaitingRevocationLetter: 12,
  freeAwaitingSubmission: 13,
  refunded: 14,
  migrating: 15,
} as const;

/** What a status means for the person who looks at it. */
export type StatusPhase = "issued" | "pending" | "failed" | "ended";

interface StatusFacts {
  readonly name: Message;
  readonly phase: StatusPhase;
}

const facts: readonly StatusFacts[] = [
  { name: message("Under review"), phase: "pending" },
  { name: message("Issued"), phase: "issued" },
  { name: message("Review failed"), phase: "failed" },
  { name: message("Expired"), phase: "ended" },
  { name: message("DNS record added, waiting for validation"), phase: "pending" },
  { name: message("Waiting for documents (OV/EV)"), phase: "pending" },
  { name: message("Cancelling order"), phase: "pending" },
  { name: message("Cancelled"), phase: "ended" },
  { name: message("Waiting for confirmation letter"), phase: "pending" },
  { name: message("Revoking"), phase: "pending" },
  { name: message("Revoked"), phase: "ended" },
  { name: message("Reissuing"), phase: "pending" },
  { name: message("Waiting for revocation letter"), phase: "pending" },
  { name: message("Waiting for documents (free certificate)"), phase: "pending" },
  { name: message("Refunded"), phase: "ended" },
  { name: message("Migrating"), phase: "pending" },
];

/** All documented statuses, 0 to 15. */
export const documentedStatuses: readonly Status[] = facts.map((_, status) => status);

/** A status as the user reads it; one the service does not document, by its number. */
export function statusName(status: Status): Message {
  return facts[status]?.name ?? message("Status {0}", status);
}

/** What a status means. One the service does not document is not an end: the certificate may still come. */
export function statusPhase(status: Status): StatusPhase {
  return facts[status]?.phase ?? "pending";
}

/** Whether the certificate authority waits for the applicant to prove control of the domain. */
export function awaitsDomainValidation(certificate: {
  readonly status: Status;
  readonly statusMessage?: string;
}): boolean {
  const { status, statusMessage } = certificate;
  const isChecked = status === Status.reviewing || status === Status.reissuing;
  return status === Status.dnsRecordAdded || (isChecked && statusMessage === "PENDING-DCV");
}
