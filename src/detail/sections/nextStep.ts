import {
  awaitsDomainValidation,
  type Certificate,
  daysLeft,
  type Health,
  type Instant,
  isUploaded,
  type Message,
  message,
  Status,
  type ValidationRecord,
} from "../../certificates";
import type { NextStep, SectionId, Tone } from "../model";
import type { Wording } from "./wording";

interface Step {
  readonly text: Message;
  readonly tone: Tone;
  readonly goTo?: { readonly section: SectionId; readonly label: Message };
}

/**
 * The one thing a certificate calls for at `now`, even if that is nothing. The extension neither orders nor renews: the
 * console does.
 *
 * @param records those to be published for the certificate, or while it is being revoked, for that
 */
export function nextStep(
  certificate: Certificate,
  records: readonly ValidationRecord[],
  health: Health,
  now: Instant,
  wording: Wording,
): NextStep {
  const { text, tone, goTo } = stepOf(certificate, records, health, now);
  return {
    text: wording.say(text),
    tone,
    ...(goTo ? { goTo: { section: goTo.section, label: wording.say(goTo.label) } } : {}),
  };
}

function stepOf(
  certificate: Certificate,
  records: readonly ValidationRecord[],
  health: Health,
  now: Instant,
): Step {
  switch (health) {
    case "valid":
      return { tone: "good", text: message("Nothing to do.") };
    case "expiring":
      return { tone: "warning", text: beforeTheEnd(certificate, now) };
    case "expired":
      return { tone: "bad", text: afterTheEnd(certificate) };
    case "failed":
      return {
        tone: "bad",
        text: message(
          "Read the status message, correct the application and apply again in the Tencent Cloud console.",
        ),
      };
    case "ended":
      return { tone: "quiet", text: endedSteps[certificate.status] ?? message("Nothing to do.") };
    case "pending":
      return whilePending(certificate, records);
  }
}

function beforeTheEnd(certificate: Certificate, now: Instant): Message {
  const days = daysLeft(certificate.notAfter ?? now, now);
  if (days < 2) {
    return isUploaded(certificate)
      ? message("Upload its successor now: it is about to expire.")
      : message("Renew it now in the Tencent Cloud console: it is about to expire.");
  }
  return isUploaded(certificate)
    ? message("Upload its successor within {0} days.", days)
    : message("Renew it within {0} days in the Tencent Cloud console.", days);
}

function afterTheEnd(certificate: Certificate): Message {
  return isUploaded(certificate)
    ? message("Upload its successor, replace it wherever it is still in use, then delete it.")
    : message(
        "Apply for a new one in the Tencent Cloud console and replace this one wherever it is still in use.",
      );
}

function proveControl(status: Status, records: readonly ValidationRecord[]): Step {
  const goTo = { section: "records", label: message("Show the records") } as const;
  const [first] = records;
  if (first === undefined) return { tone: "waiting", text: message("Wait: the domain is being validated.") };
  if (status === Status.dnsRecordAdded) {
    return { tone: "waiting", goTo, text: message("Wait: the record was added and must be found.") };
  }
  if (first.type === "FILE") {
    return { tone: "waiting", goTo, text: message("Put the validation file on the web server.") };
  }
  return records.length === 1
    ? { tone: "waiting", goTo, text: message("Publish this DNS record: {0}", first.key) }
    : { tone: "waiting", goTo, text: message("Publish these {0} DNS records.", records.length) };
}

const proveRevocation: Step = {
  tone: "waiting",
  goTo: { section: "revocation", label: message("Show the records") },
  text: message(
    "Publish the records for the revocation, and replace the certificate wherever it is still in use.",
  ),
};

const endedSteps: Record<number, Message> = {
  [Status.cancelled]: message("Nothing to do: this order was cancelled."),
  [Status.revoked]: message("Replace it wherever it is still in use: clients may refuse it."),
  [Status.refunded]: message("Nothing to do: this order was refunded."),
};

const pendingSteps: Record<number, Message> = {
  [Status.awaitingSubmission]: message("Submit the organisation's documents in the Tencent Cloud console."),
  [Status.freeAwaitingSubmission]: message("Complete the application in the Tencent Cloud console."),
  [Status.awaitingConfirmationLetter]: message(
    "Upload the confirmation letter in the Tencent Cloud console.",
  ),
  [Status.awaitingRevocationLetter]: message(
    "Upload the confirmation letter of the revocation in the Tencent Cloud console.",
  ),
  [Status.reviewing]: message("Wait: the application is under review."),
  [Status.cancelling]: message("Wait: the order is being cancelled."),
  [Status.revoking]: message(
    "Wait: the certificate is being revoked. Replace it wherever it is still in use.",
  ),
  [Status.reissuing]: message("Wait: the certificate is being issued anew."),
  [Status.migrating]: message("Wait: the certificate is being migrated."),
};

function whilePending(certificate: Certificate, records: readonly ValidationRecord[]): Step {
  const { status, statusMessage } = certificate;
  // The legacy API does not say that it waits for the records, but it lists them.
  const asksForRecords = status === Status.reviewing && statusMessage === undefined && records.length > 0;
  if (asksForRecords || awaitsDomainValidation(certificate)) return proveControl(status, records);
  if (status === Status.revoking && records.length > 0) return proveRevocation;
  return { tone: "waiting", text: pendingSteps[status] ?? message("Wait for the service.") };
}
