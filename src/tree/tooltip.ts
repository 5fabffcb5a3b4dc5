import type { Account } from "../accounts";
import {
  type Certificate,
  deletionVerdict,
  type Instant,
  isUploaded,
  type Message,
  message,
  packageName,
  type ServiceError,
  type StoreState,
  statusName,
  statusPhase,
} from "../certificates";
import { remarkName, sourceName, validationName } from "../ui/serviceWords";
import type { Text } from "./node";

/** A line of a tooltip's table: what it is, and its value. */
export type TooltipRow = readonly [label: Message, value: Text];

/** Writes a date for the user's eyes. */
export type DateFormat = (instant: Instant) => string;

const namesShown = 8;

/** What a tooltip tells of a certificate, and why the menus lack what cannot be done. What is not known is left out. */
export function certificateRows(
  certificate: Certificate,
  account: Account,
  formatDate: DateFormat,
): TooltipRow[] {
  const {
    names,
    status,
    statusMessage = "",
    type,
    project,
    packageType,
    source,
    validation = "",
  } = certificate;
  const date = (instant: Instant | undefined) => (instant === undefined ? "" : formatDate(instant));
  const verdict = deletionVerdict(certificate);
  const rows: TooltipRow[] = [
    [message("Domain"), certificate.domain],
    [message("Names"), names.length > 1 ? namesText(names) : ""],
    [message("Alias"), certificate.alias],
    [message("ID"), certificate.id],
    [message("Account"), account.name],
    [message("Project"), project.name],
    [message("Status"), statusName(status)],
    [message("Remark"), remarkName(statusMessage) ?? statusMessage],
    [
      message("Validation"),
      statusPhase(status) === "pending" ? (validationName(validation) ?? validation) : "",
    ],
    [
      message("Type"),
      type === "CA" ? message("Client certificate (CA)") : message("Server certificate (SVR)"),
    ],
    [message("Source"), sourceName(source) ?? source],
    [isUploaded(certificate) ? message("Issued by") : message("Product"), certificate.product],
    [message("Package"), packageType === undefined ? "" : packageName(packageType)],
    [message("Algorithm"), certificate.algorithm ?? ""],
    [message("Valid from"), date(certificate.notBefore)],
    [message("Valid until"), date(certificate.notAfter)],
    [message("Created"), date(certificate.createdAt)],
    [message("Deletion"), verdict.allowed ? "" : verdict.refused],
    [message("Not possible"), account.generation === "v2" ? notInTheLegacyApi : ""],
  ];
  return rows.filter(([, value]) => value !== "");
}

function namesText(names: readonly string[]): Text {
  const shown = names.slice(0, namesShown).join(", ");
  const more = names.length - namesShown;
  return more > 0 ? message("{0} and {1} more", shown, more) : shown;
}

/** What a tooltip tells of an account. */
export function accountRows(
  { name, site, generation, endpoint }: Account,
  state: StoreState,
  formatDate: DateFormat,
): TooltipRow[] {
  const isLegacy = generation === "v2";
  const rows: TooltipRow[] = [
    [message("Account"), name],
    [message("Site"), siteText[site]],
    [message("Endpoint"), endpoint ?? ""],
    [message("API"), isLegacy ? message("Legacy API") : message("API 3.0")],
    [message("Not possible"), isLegacy ? notInTheLegacyApi : ""],
    [message("Listed"), state.loadedAt === undefined ? "" : formatDate(state.loadedAt)],
  ];
  return rows.filter(([, value]) => value !== "");
}

/** Why the menus of such an account are short. */
const notInTheLegacyApi = message(
  "Aliases, projects, expiry notices, archives, the operation log and bound resources need API 3.0.",
);

const siteText: Record<Account["site"], Message> = {
  china: message("China"),
  international: message("International"),
  custom: message("Custom endpoint"),
  sandbox: message("Sandbox"),
};

/** What a tooltip tells of a listing that failed: what to do, and how to find it again. */
export function errorRows(error: ServiceError): TooltipRow[] {
  const rows: TooltipRow[] = [
    [message("What happened"), error.cause],
    [message("What to do"), error.advice],
    [message("The service says"), error.serviceMessage ?? ""],
    [message("Code"), error.code],
    [message("RequestId"), error.requestId ?? ""],
    [message("Action"), error.action],
  ];
  return rows.filter(([, value]) => value !== "");
}
