import {
  awaitsDomainValidation,
  type Certificate,
  type CertificateDetail,
  type Message,
  message,
  Status,
  type ValidationRecord,
} from "../../certificates";

/** Who is to act. */
export type Actor = "you" | "service" | "authority";

/** What is to happen next so that the domains of an order are validated. */
export interface ValidationTurn {
  readonly actor: Actor;
  /** As a sentence that says whose turn it is. */
  readonly task: Message;
  /** The same for a place that says whose turn it is anyway. */
  readonly remark: Message;
}

/**
 * Whose turn it is while a domain is validated; whatever of the panel speaks of it goes by this. Undefined when nobody
 * waits for a validation.
 *
 * @param records those the service lists: none before the detail has come, and never from the legacy API
 */
export function validationTurn(
  certificate: Certificate,
  records: readonly ValidationRecord[],
): ValidationTurn | undefined {
  if (!isUnderWay(certificate, records)) return undefined;
  if (certificate.status === Status.dnsRecordAdded) {
    return {
      actor: "authority",
      task: message("Wait: the record was added and must be found."),
      remark: message("The record was added by the service and must be found."),
    };
  }
  switch (certificate.validation) {
    case "DNS_AUTO":
      return {
        actor: "service",
        task: message("Wait: the service adds the DNS record itself, and it must be found."),
        remark: message("The service adds the DNS record itself, and it must be found."),
      };
    case "EMAIL":
      return {
        actor: "you",
        task: message("Confirm the e-mail that the certificate authority sent for the domain."),
        remark: message("Confirm the e-mail that was sent for the domain."),
      };
    default:
      return byHand(certificate.validation, records);
  }
}

function isUnderWay(certificate: Certificate, records: readonly ValidationRecord[]): boolean {
  const { status, statusMessage } = certificate;
  const isChecked = status === Status.reviewing || status === Status.reissuing;
  // The service may leave out what it waits for (StatusMsg may be null), and list the records all the same.
  const isUnsaid = isChecked && statusMessage === undefined && records.length > 0;
  return isUnsaid || awaitsDomainValidation(certificate);
}

function byHand(validation: string | undefined, records: readonly ValidationRecord[]): ValidationTurn {
  const [first] = records;
  if (first === undefined) return byTheConsole(validation);
  if (first.type === "FILE") {
    const task = message("Put the validation file on the web server.");
    return { actor: "you", task, remark: task };
  }
  const count = records.length;
  const task =
    count === 1
      ? message("Publish this DNS record: {0}", first.key)
      : message("Publish these {0} DNS records.", count);
  return { actor: "you", task, remark: publishText(count) };
}

/** What to publish where the service does not say it here. */
function byTheConsole(validation: string | undefined): ValidationTurn {
  if (validation?.startsWith("FILE")) {
    return {
      actor: "you",
      task: message("Put on the web server the validation file that the Tencent Cloud console names."),
      remark: message("The console names the file to be put on the web server."),
    };
  }
  if (validation?.startsWith("DNS")) {
    return {
      actor: "you",
      task: message("Publish the DNS record that the Tencent Cloud console names."),
      remark: message("The console names the record to be published."),
    };
  }
  return {
    actor: "you",
    task: message("Show that the domain is yours as the Tencent Cloud console asks for it."),
    remark: message("The console says what is asked for."),
  };
}

/** What to do with records that are listed. */
export function publishText(count: number): Message {
  return count === 1 ? message("Publish the record.") : message("Publish all {0} records.", count);
}

/** The records to be shown: those that are or will be looked for, and those that an order failed for. */
export function relevantRecords(
  detail: Pick<CertificateDetail, "status" | "statusMessage" | "validationRecords">,
): readonly ValidationRecord[] {
  const { status, statusMessage, validationRecords } = detail;
  const isBeforeIssue =
    status === Status.reviewing || status === Status.reissuing || status === Status.dnsRecordAdded;
  const isRelevant = (isBeforeIssue && statusMessage !== "WAIT-ISSUE") || status === Status.reviewFailed;
  return isRelevant ? validationRecords : [];
}
