import { type CertificateDetail, isUploaded, type Message, message, Status } from "../../certificates";
import { remarkName } from "../../ui/serviceWords";
import type { IconName, Progress, ProgressState, ProgressStep } from "../model";
import { failedStep } from "./failedStep";
import { type Actor, publishText, validationTurn } from "./validationTurn";
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

interface Step {
  readonly stage: Stage;
  readonly state: ProgressState;
  /** What is known of it beside its name. */
  readonly text?: Message;
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
      return under(validationTurn(detail, detail.validationRecords) ? "validation" : "review");
    case Status.reviewFailed:
      return { stages: [failedStep(detail)], failed: true };
    default:
      return undefined;
  }
}

function isReviewed({ statusMessage }: CertificateDetail): boolean {
  return statusMessage?.endsWith("-REVIEWING") === true;
}

/** Orders of DV certificates need no documents, and are reviewed only now and then. */
function stagesOf({ isDv }: CertificateDetail, current: readonly Stage[]): readonly Stage[] {
  if (!isDv) return ["documents", "letter", "review", "validation", "issue"];
  return current.includes("review")
    ? ["application", "review", "validation", "issue"]
    : ["application", "validation", "issue"];
}

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
  switch (state) {
    case "now":
      return submitted.length === 0
        ? { text: message("In the console: nothing was submitted yet.") }
        : { text: message("In the console: what was begun is not submitted yet.") };
    case "failed":
      return { text: remarkOf(statusMessage) };
    default:
      return { text: submittedText(submitted) };
  }
}

function submittedText(submitted: CertificateDetail["submitted"]): Message {
  const name = submitted.find((field) => field.name === "OrganizationName")?.value;
  if (typeof name === "string" && name !== "") return message("Submitted for {0}.", name);
  return submitted.length === 0
    ? message("The service does not tell what was submitted.")
    : message("Submitted.");
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

function reviewText(state: ProgressState, detail: CertificateDetail): Message {
  const { statusMessage } = detail;
  if (state === "failed") return remarkOf(statusMessage);
  // That a review is with the certificate authority is said as its state.
  const isEarly = isReviewed(detail) && statusMessage !== "CA-REVIEWING";
  const stage = isEarly && statusMessage !== undefined ? remarkName(statusMessage) : undefined;
  if (stage === undefined || state === "done") {
    return state === "done"
      ? message("Passed.")
      : message("A reviewer may call the contact named in the order.");
  }
  return state === "later" ? message("Begun: {0}.", stage) : stage;
}

function remarkOf(statusMessage: string | undefined): Message {
  if (statusMessage === undefined) return message("The service does not say why.");
  return remarkName(statusMessage) ?? message("{0}", statusMessage);
}

function validationStep(state: ProgressState, detail: CertificateDetail): Partial<Step> {
  switch (state) {
    case "failed":
      return { text: remarkOf(detail.statusMessage) };
    case "now": {
      const turn = validationTurn(detail, detail.validationRecords);
      return turn === undefined ? {} : { text: turn.remark, actor: turn.actor };
    }
    case "later":
      return detail.validation === "DNS_AUTO" ? { actor: "service" } : {};
    default:
      return {};
  }
}

function revocationSteps({ status, revocationRecords, isDv }: CertificateDetail): readonly Step[] {
  const isLetterDue = status === Status.awaitingRevocationLetter;
  const proof: readonly Step[] =
    revocationRecords.length > 0
      ? [{ stage: "revocationRecords", state: "now", text: publishText(revocationRecords.length) }]
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

/** What is not reached yet, or no more, has none. */
const icons: Partial<Record<ProgressState, IconName>> = {
  done: "check",
  now: "arrow-right",
  failed: "close",
};

function presentStep(
  { stage, state, text, actor }: Step,
  detail: CertificateDetail,
  wording: Wording,
): ProgressStep {
  const isEarly = stage === "review" && state === "now" && detail.statusMessage === "PRE-REVIEWING";
  const icon = icons[state];
  const who = actor ?? (isEarly ? "service" : actors[stage]);
  return {
    state,
    title: wording.say(titles[stage]),
    stateText: wording.say(stateText(state, who)),
    ...(icon === undefined ? {} : { icon }),
    ...(text === undefined ? {} : { text: wording.say(text) }),
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
