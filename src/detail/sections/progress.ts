import { type CertificateDetail, isUploaded, type Message, message, Status } from "../../certificates";
import { remarkName } from "../../ui/serviceWords";
import type { IconName, Progress, ProgressState, ProgressStep, SectionId } from "../model";
import { asksForRecords } from "./nextStep";
import type { Wording } from "./wording";

/** What an order goes through, in this order; a certificate that is taken back goes through others. */
type Stage =
  | "application"
  | "documents"
  | "letter"
  | "review"
  | "validation"
  | "issue"
  | "revocationLetter"
  | "revocationRecords"
  | "revocation";

type Actor = "you" | "service" | "authority";

interface Step {
  readonly stage: Stage;
  readonly state: ProgressState;
  /** What is known of it beside its name. */
  readonly text?: Message;
  readonly goTo?: { readonly section: SectionId; readonly label: Message };
  /** Who is to act, where that is not the one of the stage. */
  readonly actor?: Actor;
}

/**
 * Where an order or a revocation stands, step by step: what is done, whose turn it is, what is still to come. As far as
 * the service tells: a step it says nothing of counts as done when a later one is under way. Undefined for a certificate
 * nothing is being done to.
 */
export function presentProgress(detail: CertificateDetail, wording: Wording): Progress | undefined {
  const steps = stepsOf(detail);
  if (steps === undefined) return undefined;
  return {
    title: wording.say(
      isBeingRevoked(detail) ? message("Where the revocation stands") : message("Where the order stands"),
    ),
    steps: steps.map((step) => presentStep(step, detail, wording)),
  };
}

function isBeingRevoked({ status }: CertificateDetail): boolean {
  return status === Status.revoking || status === Status.awaitingRevocationLetter;
}

function stepsOf(detail: CertificateDetail): readonly Step[] | undefined {
  if (isUploaded(detail)) return undefined;
  if (isBeingRevoked(detail)) return revocationSteps(detail);
  const current = currentStages(detail);
  if (current === undefined) return undefined;
  const stages = stagesOf(detail, current.stages);
  const first = stages.findIndex((stage) => current.stages.includes(stage));
  return stages.map((stage, index) => {
    const state = stateAt(index - first, current.stages.includes(stage), current.failed);
    return { stage, state, ...knownOf(stage, state, detail) };
  });
}

/** @param distance how many steps after the first one under way */
function stateAt(distance: number, isCurrent: boolean, failed: boolean): ProgressState {
  if (isCurrent) return failed ? "failed" : "now";
  if (distance < 0) return "done";
  return failed ? "notReached" : "later";
}

interface Current {
  /** One, or two that go on at the same time. */
  readonly stages: readonly Stage[];
  readonly failed: boolean;
}

/** Undefined where no order is under way, and none has failed. */
function currentStages(detail: CertificateDetail): Current | undefined {
  const under = (...stages: Stage[]): Current => ({ stages, failed: false });
  switch (detail.status) {
    case Status.freeAwaitingSubmission:
      return under("application");
    case Status.awaitingSubmission:
      return under(detail.isDv ? "application" : "documents");
    case Status.awaitingConfirmationLetter:
      return under("letter");
    case Status.dnsRecordAdded:
      return isReviewed(detail) && !detail.isDv ? under("review", "validation") : under("validation");
    case Status.reviewing:
    case Status.reissuing:
      if (detail.statusMessage === "WAIT-ISSUE") return under("issue");
      return under(asksForRecords(detail, detail.validationRecords) ? "validation" : "review");
    case Status.reviewFailed:
      return { stages: [failedStage(detail)], failed: true };
    default:
      return undefined;
  }
}

function isReviewed({ statusMessage }: CertificateDetail): boolean {
  return statusMessage?.endsWith("-REVIEWING") === true;
}

/** Which step failed: the service says it in one of a few sentences, in Chinese or English. */
function failedStage({ statusMessage = "", isDv }: CertificateDetail): Stage {
  const said = statusMessage.trim().toLowerCase();
  if (said.startsWith("域名验证超时") || said.startsWith("domain name verification timed out"))
    return "validation";
  const ofDocuments =
    said.startsWith("证书资料未通过") || said.startsWith("the certificate information did not pass");
  return ofDocuments && !isDv ? "documents" : "review";
}

/** Orders of DV certificates need no documents, and are reviewed only now and then. */
function stagesOf({ isDv }: CertificateDetail, current: readonly Stage[]): readonly Stage[] {
  if (!isDv) return ["documents", "letter", "review", "validation", "issue"];
  return current.includes("review")
    ? ["application", "review", "validation", "issue"]
    : ["application", "validation", "issue"];
}

const toRecords = { section: "records", label: message("Show the records") } as const;
const toSubmitted = { section: "submitted", label: message("Show what was submitted") } as const;
const toMissing = { section: "submitted", label: message("Show what is asked for") } as const;

function knownOf(stage: Stage, state: ProgressState, detail: CertificateDetail): Partial<Step> {
  switch (stage) {
    case "documents":
      return documentsStep(state, detail);
    case "application":
      return state === "now"
        ? { text: message("In the console: the domain, and how you show that it is yours.") }
        : {};
    case "letter":
      return letterStep(state);
    case "review":
      return { text: reviewText(state, detail) };
    case "validation":
      return validationStep(state, detail);
    default:
      return {};
  }
}

function documentsStep(state: ProgressState, { submitted, statusMessage }: CertificateDetail): Partial<Step> {
  const isFilled = submitted.some(({ value }) => value !== "");
  switch (state) {
    case "now":
      return isFilled
        ? { text: message("In the console: what was begun is not submitted yet."), goTo: toMissing }
        : { text: message("In the console: nothing was submitted yet."), goTo: toMissing };
    case "failed":
      return { text: remarkOf(statusMessage), ...(isFilled ? { goTo: toSubmitted } : {}) };
    default:
      return isFilled
        ? { goTo: toSubmitted }
        : { text: message("The service does not tell what was submitted.") };
  }
}

function letterStep(state: ProgressState): Partial<Step> {
  switch (state) {
    case "now":
      return {
        text: message("In the console: download the letter, have it signed and sealed, and upload it there."),
      };
    case "done":
      return { text: message("Uploaded, or not asked for.") };
    default:
      return { text: message("Where the certificate authority asks for one.") };
  }
}

function reviewText(state: ProgressState, { statusMessage }: CertificateDetail): Message {
  if (state === "failed") return remarkOf(statusMessage);
  const stage = state === "now" && statusMessage !== undefined ? remarkName(statusMessage) : undefined;
  return stage ?? message("A reviewer may call the contact named in the order.");
}

function remarkOf(statusMessage: string | undefined): Message {
  if (statusMessage === undefined) return message("The service does not say why.");
  return remarkName(statusMessage) ?? message("{0}", statusMessage);
}

function validationStep(state: ProgressState, detail: CertificateDetail): Partial<Step> {
  const { validationRecords: records, validation, status, statusMessage } = detail;
  const isAutomatic = status === Status.dnsRecordAdded || validation === "DNS_AUTO";
  const goTo = records.length > 0 ? { goTo: toRecords } : {};
  switch (state) {
    case "failed":
      return { text: remarkOf(statusMessage), ...goTo };
    case "now":
      return isAutomatic
        ? {
            text: message("The record was added by the service and must be found."),
            actor: "authority",
            ...goTo,
          }
        : { text: publishText(records.length), ...goTo };
    case "later":
      return isAutomatic ? { actor: "service" } : goTo;
    default:
      return {};
  }
}

function publishText(count: number): Message {
  if (count === 0) return message("The records to be published are not known yet: load it again later.");
  return count === 1 ? message("Publish the record.") : message("Publish all {0} records.", count);
}

function revocationSteps({ status, revocationRecords, isDv }: CertificateDetail): readonly Step[] {
  const isLetterDue = status === Status.awaitingRevocationLetter;
  const goTo = { section: "revocation", label: message("Show the records") } as const;
  const proof: readonly Step[] =
    revocationRecords.length > 0
      ? [{ stage: "revocationRecords", state: "now", text: publishText(revocationRecords.length), goTo }]
      : [];
  const letter: readonly Step[] = isDv
    ? []
    : [
        {
          stage: "revocationLetter",
          state: isLetterDue ? "now" : "done",
          ...letterStep(isLetterDue ? "now" : "done"),
        },
      ];
  const isWaiting = isLetterDue || proof.length > 0;
  return [
    ...letter,
    ...proof,
    {
      stage: "revocation",
      state: isWaiting ? "later" : "now",
      text: message("From then on clients may refuse it: replace it wherever it is used before."),
    },
  ];
}

const titles: Record<Stage, Message> = {
  application: message("Application"),
  documents: message("Documents of the organisation"),
  letter: message("Confirmation letter"),
  review: message("Review"),
  validation: message("Domain validation"),
  issue: message("Issue of the certificate"),
  revocationLetter: message("Confirmation letter of the revocation"),
  revocationRecords: message("Validation of the revocation"),
  revocation: message("Revocation"),
};

const actors: Record<Stage, Actor> = {
  application: "you",
  documents: "you",
  letter: "you",
  review: "authority",
  validation: "you",
  issue: "authority",
  revocationLetter: "you",
  revocationRecords: "you",
  revocation: "authority",
};

const icons: Record<ProgressState, IconName> = {
  done: "check",
  now: "arrow-right",
  later: "clockface",
  failed: "error",
  notReached: "circle-slash",
};

function presentStep(
  { stage, state, text, goTo, actor }: Step,
  detail: CertificateDetail,
  wording: Wording,
): ProgressStep {
  const isEarly = stage === "review" && state === "now" && detail.statusMessage === "PRE-REVIEWING";
  const who = actor ?? (isEarly ? "service" : actors[stage]);
  return {
    state,
    icon: icons[state],
    title: wording.say(titles[stage]),
    stateText: wording.say(stateText(state, who)),
    ...(text === undefined ? {} : { text: wording.say(text) }),
    ...(goTo === undefined ? {} : { goTo: { section: goTo.section, label: wording.say(goTo.label) } }),
  };
}

function stateText(state: ProgressState, actor: Actor): Message {
  switch (state) {
    case "done":
      return message("Done");
    case "failed":
      return message("Failed");
    case "notReached":
      return message("Not reached");
    case "now":
      return nowTexts[actor];
    case "later":
      return laterTexts[actor];
  }
}

const nowTexts: Record<Actor, Message> = {
  you: message("Your turn now"),
  service: message("With Tencent Cloud now"),
  authority: message("With the certificate authority now"),
};

const laterTexts: Record<Actor, Message> = {
  you: message("To come, by you"),
  service: message("To come, by Tencent Cloud"),
  authority: message("To come, by the certificate authority"),
};
