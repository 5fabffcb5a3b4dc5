import {
  type Certificate,
  type CertificateDetail,
  daysLeft,
  type Health,
  healthOf,
  type Instant,
  isUploaded,
  type Message,
  message,
  Status,
  type ValidationRecord,
} from "../../certificates";
import type { NextStep, SectionId, Tone } from "../model";
import { failedStep } from "./failedStep";
import { linkTo, type Successor, stateInWords } from "./related";
import { validationTurn } from "./validationTurn";
import type { Wording } from "./wording";

interface Step {
  readonly text: Message;
  readonly tone: Tone;
  readonly goTo?: { readonly section: SectionId; readonly label: Message };
  /** The certificate that helps, and how the link to it is called. */
  readonly opens?: { readonly record: Certificate; readonly label: Message };
}

/** What decides the next step of a certificate. */
export interface Situation {
  readonly certificate: Certificate | CertificateDetail;
  /** Those to be published for the certificate, or while it is being revoked, for that. */
  readonly records: readonly ValidationRecord[];
  readonly health: Health;
  /** What takes its place, or is to. */
  readonly successor?: Successor | undefined;
  /** The panel can tell where it is used. */
  readonly knowsUsage: boolean;
  readonly now: Instant;
  readonly expiringDays: number;
}

/**
 * The one thing a certificate calls for, even if that is nothing. The extension neither orders nor renews: the console
 * does.
 */
export function nextStep(situation: Situation, wording: Wording): NextStep {
  const { text, tone, goTo, opens } = stepOf(situation, wording);
  return {
    text: wording.say(text),
    tone,
    ...(goTo ? { goTo: { section: goTo.section, label: wording.say(goTo.label) } } : {}),
    ...(opens ? { opens: linkTo(opens.record, opens.label, wording) } : {}),
  };
}

function stepOf(situation: Situation, wording: Wording): Step {
  const { certificate, health, records, now } = situation;
  switch (health) {
    case "valid":
      return succeeded(situation, "good") ?? { tone: "good", text: message("Nothing to do.") };
    case "upcoming":
      return {
        tone: "waiting",
        text: message(
          "Deploy it only from {0} on: until then clients refuse it.",
          wording.date(certificate.notBefore ?? now),
        ),
      };
    case "expiring":
      return (
        succeeded(situation, "warning") ??
        retried(situation, { tone: "warning", text: beforeTheEnd(certificate, now) })
      );
    case "expired":
      return withUsage(
        situation,
        succeeded(situation, "bad") ?? retried(situation, { tone: "bad", text: afterTheEnd(certificate) }),
      );
    case "failed":
      return afterAFailure(certificate);
    case "ended":
      return afterAnEnd(situation);
    case "pending":
      return whilePending(certificate, records);
  }
}

/** What to do when another one takes its place. Undefined when none does, or when what was to has come to nothing. */
function succeeded({ successor, health, now, expiringDays }: Situation, tone: Tone): Step | undefined {
  if (successor === undefined || (successor.kind === "newer" && health === "valid")) return undefined;
  const { record, kind, id } = successor;
  if (record === undefined) {
    const text = message("Its renewal was ordered as {0}, which is not in the list: see how it stands.", id);
    return { tone, text };
  }
  const opens = { record, label: linkLabels[kind] };
  switch (healthOf(record, now, expiringDays)) {
    case "valid":
    case "expiring":
      return { tone, opens, text: (health === "expired" ? replacedTexts : replaceTexts)[kind] };
    case "upcoming":
      return { tone, opens, text: upcomingTexts[kind] };
    case "pending":
      return { tone, opens, text: awaitedText(health, stateInWords(record, now, expiringDays)) };
    case "expired":
    case "failed":
    case "ended":
      return undefined;
  }
}

const linkLabels: Record<Successor["kind"], Message> = {
  renewal: message("Open the renewal"),
  reissue: message("Open the reissued one"),
  newer: message("Open the newer one"),
};

const replaceTexts: Record<Successor["kind"], Message> = {
  renewal: message("Its renewal is issued: put that in its place wherever it is used."),
  reissue: message("It was reissued: put the new one in its place wherever it is used."),
  newer: message(
    "A newer one for its names is in the account: put that in its place wherever this one is used.",
  ),
};

const upcomingTexts: Record<Successor["kind"], Message> = {
  renewal: message("Its renewal is issued, but not valid yet: put that in its place as soon as it is."),
  reissue: message(
    "It was reissued, but the new one is not valid yet: put that in its place as soon as it is.",
  ),
  newer: message(
    "A newer one for its names is in the account, but not valid yet: put that in its place as soon as it is.",
  ),
};

const replacedTexts: Record<Successor["kind"], Message> = {
  renewal: message("Its renewal is issued: see that nothing uses this one any more, then delete it."),
  reissue: message("It was reissued: see that nothing uses this one any more, then delete it."),
  newer: message(
    "A newer one for its names is in the account: see that nothing uses this one any more, then delete it.",
  ),
};

function awaitedText(health: Health, state: Message): Message {
  if (health === "expired") {
    return message("Its renewal is under way ({0}). Until that is in its place, clients refuse it.", state);
  }
  return health === "expiring"
    ? message("Its renewal is under way ({0}): see that it is issued in time.", state)
    : message("Nothing to do here: what takes its place is under way ({0}).", state);
}

/** Says of a step that it is to be taken again, when the renewal came to nothing. */
function retried({ certificate, successor, now, expiringDays }: Situation, step: Step): Step {
  const record = successor?.kind === "renewal" ? successor.record : undefined;
  if (record === undefined) {
    const isAutomatic =
      step.tone === "warning" && "autoRenew" in certificate && certificate.autoRenew === true;
    if (!isAutomatic) return step;
    return {
      tone: "warning",
      text: message("The service renews it by itself: see that the renewal takes its place in time."),
    };
  }
  return {
    ...step,
    text: message(
      "Its renewal came to nothing ({0}). {1}",
      stateInWords(record, now, expiringDays),
      step.text,
    ),
    opens: { record, label: linkLabels.renewal },
  };
}

/** Whoever must replace it wherever it is used wants to know where that is. */
function withUsage({ knowsUsage }: Situation, step: Step): Step {
  if (!knowsUsage || step.goTo !== undefined) return step;
  return { ...step, goTo: { section: "usage", label: message("See where it is used") } };
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

/** Why it failed stands with the steps of the order, once its detail is there. */
function afterAFailure(certificate: Certificate | CertificateDetail): Step {
  const step: Step = { tone: "bad", text: failedSteps[failedStep(certificate)] };
  if (!("fields" in certificate) || isUploaded(certificate)) return step;
  return { ...step, goTo: { section: "progress", label: message("Show why it failed") } };
}

const failedSteps: Record<ReturnType<typeof failedStep>, Message> = {
  documents: message("Correct the documents in the Tencent Cloud console and submit them again."),
  review: message("Correct the application and apply again in the Tencent Cloud console."),
  validation: message("Apply again in the Tencent Cloud console, and publish the records in time."),
};

/** After an order was closed or a certificate taken back. */
function afterAnEnd(situation: Situation): Step {
  const { certificate } = situation;
  const step: Step = { tone: "quiet", text: endedSteps[certificate.status] ?? message("Nothing to do.") };
  const { successor } = situation;
  const withLink: Step =
    successor?.record === undefined || successor.kind === "newer"
      ? step
      : { ...step, opens: { record: successor.record, label: linkLabels[successor.kind] } };
  return certificate.status === Status.revoked ? withUsage(situation, withLink) : withLink;
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
  const { status } = certificate;
  const turn = validationTurn(certificate, records);
  if (turn !== undefined) {
    const goTo = { section: "records", label: message("Show the records") } as const;
    return { tone: "waiting", text: turn.task, ...(records.length > 0 ? { goTo } : {}) };
  }
  if (status === Status.revoking && records.length > 0) return proveRevocation;
  const text =
    status === Status.reviewing && certificate.statusMessage === "WAIT-ISSUE"
      ? message("Wait: everything is checked, the certificate is about to be issued.")
      : (pendingSteps[status] ?? message("Wait for the service."));
  return { tone: "waiting", text };
}
