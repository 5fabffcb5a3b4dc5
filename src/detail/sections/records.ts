import {
  type CertificateDetail,
  type Instant,
  type Message,
  message,
  Status,
  type ValidationRecord,
} from "../../certificates";
import { shortened } from "../../ui/visibleText";
import type { Records, Row, Value } from "../model";
import { zoneLineOf } from "../zoneLine";
import type { Wording } from "./wording";

type OrderFacts = Pick<
  CertificateDetail,
  "status" | "statusMessage" | "validation" | "validationDeadline" | "validationProblem"
>;

/** The records an applicant must publish so that the domain can be validated. */
export function presentRecords(
  detail: OrderFacts,
  now: Instant,
  records: readonly ValidationRecord[],
  canBeChecked: boolean,
  wording: Wording,
): Records | undefined {
  const table = presentTable(records, message("Domain validation"), introOf(detail, now, wording), wording);
  if (table === undefined || !canBeChecked) return table;
  const label = wording.say(message("Check now"));
  return { ...table, action: { id: "recheckValidation", icon: "search", label } };
}

function introOf(detail: OrderFacts, now: Instant, wording: Wording): Message {
  const { validationDeadline: deadline, validationProblem: problem } = detail;
  const base = taskOf(detail);
  const timed =
    deadline === undefined ? base : message("{0} {1}", base, deadlineText(deadline, now, wording));
  return problem === undefined ? timed : message("{0} The service says: {1}", timed, problem);
}

function taskOf({ status, statusMessage, validation }: OrderFacts): Message {
  if (status === Status.reviewFailed) {
    return message("These records were to be published where the domain is served.");
  }
  if (status === Status.dnsRecordAdded || validation === "DNS_AUTO") {
    return message("The service publishes these records itself. The certificate authority looks for them.");
  }
  return statusMessage?.endsWith("-REVIEWING")
    ? message(
        "Publish these records where the domain is served, now or after the review: the certificate authority will look for them.",
      )
    : message("Publish these records where the domain is served. The certificate authority looks for them.");
}

function deadlineText(deadline: Instant, now: Instant, wording: Wording): Message {
  return deadline > now
    ? message("They must be found by {0}.", wording.date(deadline))
    : message("They had to be found by {0}.", wording.date(deadline));
}

/** The records that prove control of the domain when a certificate is to be revoked. */
export function presentRevocation(
  records: readonly ValidationRecord[],
  wording: Wording,
): Records | undefined {
  return presentTable(
    records,
    message("Validation of the revocation"),
    message("These records prove control of the domain, so that the certificate can be revoked."),
    wording,
  );
}

function presentTable(
  records: readonly ValidationRecord[],
  title: Message,
  intro: Message,
  wording: Wording,
): Records | undefined {
  if (records.length === 0) return undefined;
  const columns = [
    wording.say(message("Domain")),
    wording.say(message("Type")),
    wording.say(message("Name")),
    wording.say(message("Value")),
  ] as const;
  return {
    title: wording.say(title),
    intro: wording.say(intro),
    table: { columns, rows: records.map((record) => presentRow(record, columns, wording)) },
  };
}

function presentRow(
  record: ValidationRecord,
  [domain, type, name, value]: readonly [string, string, string, string],
  wording: Wording,
): Row {
  const isFile = record.type === "FILE";
  const key = isFile && record.path !== undefined ? joined(record.path, record.key) : record.key;
  const line = zoneLineOf(record);
  const remark = (part: "key" | "value") =>
    line?.kind === "none" && line.part === part ? { note: wording.say(line.why) } : {};
  return {
    cells: [
      cell(domain, record.domain, wording),
      cell(type, record.type, wording),
      { ...cell(name, key, wording), ...remark("key") },
      { ...cell(value, record.value, wording), ...remark("value") },
    ],
    copies:
      line?.kind === "line"
        ? [{ text: line.text, label: wording.say(message("Copy as zone file line")) }]
        : [],
  };
}

function cell(column: string, text: string, wording: Wording): Value {
  if (text === "") return { text: "–" };
  return { text: wording.show(text), code: true, copy: wording.copy(shortened(column, 60), text) };
}

/** `/.well-known/pki-validation/` and `fileauth.txt`, whether or not the path ends with the file's name. */
function joined(path: string, file: string): string {
  if (path.endsWith(file)) return path;
  return `${path.replace(/\/$/, "")}/${file}`;
}
