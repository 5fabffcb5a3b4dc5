import { type Instant, type Message, message, type Operation } from "../../certificates";
import { instantText } from "../../ui/instantText";
import { textTable } from "../../ui/textTable";

/** Source: DescribeCertificateOperateLogs, field `Type`. Types the service may add later are shown as they are. */
const typeNames: Readonly<Record<string, Message>> = {
  apply: message("Apply"),
  delete: message("Delete"),
  download: message("Download"),
  upload: message("Upload"),
  revoke: message("Revoke"),
  revoked: message("Revoked"),
  cancelRevoke: message("Cancel revocation"),
  updateAlias: message("Edit alias"),
  changeProject: message("Move to project"),
  uploadConfirmLetter: message("Upload confirmation letter"),
  cancel: message("Cancel order"),
  replace: message("Reissue"),
  downloadConfirmLetter: message("Download confirmation letter"),
  editRevokeLetter: message("Edit revocation letter"),
  renewVIP: message("Renew paid certificate"),
  applyVIP: message("Buy paid certificate"),
  submitInfo: message("Submit documents"),
  uploadFromYunAPI: message("Upload through the API"),
  transferIn: message("Transfer in"),
  transferOut: message("Transfer out"),
  refund: message("Refund"),
  multiYearsRenew: message("Renew multi-year order"),
  modifyDownloadLimit: message("Change download limit"),
  issued: message("Issued"),
  domainValidationPassed: message("Domain validated"),
  Resubmit: message("Submit again"),
};

/** What a log is about and how far it goes. */
export interface LogFacts {
  readonly accountName: string;
  /** What to call the certificate; absent for the log of the whole account. */
  readonly certificateName?: string;
  readonly from: Instant;
  readonly to: Instant;
  /** There are older operations that were not read. */
  readonly isCut: boolean;
}

/** An operation log as a document of plain text: what it is about, then a line for each operation, newest first. */
export function logText(
  operations: readonly Operation[],
  facts: LogFacts,
  localize: (message: Message) => string,
): string {
  const say = (text: Message | undefined, otherwise: string) =>
    text === undefined ? otherwise : localize(text);
  const rows = operations.map(({ at, type, certificateId, actor, text }) => [
    at === undefined ? "" : instantText(at),
    say(typeNames[type], type),
    certificateId,
    actor ?? localize(message("the service")),
    text,
  ]);
  const titles = [
    message("Time"),
    message("Operation"),
    message("Certificate ID"),
    message("By"),
    message("In the service's words"),
  ];
  const body =
    rows.length === 0 ? [localize(message("Nothing was done."))] : textTable([titles.map(localize), ...rows]);
  return `${[...headOf(facts).map(localize), "", ...body].join("\n")}\n`;
}

function headOf({ accountName, certificateName, from, to, isCut }: LogFacts): Message[] {
  return [
    message("Account: {0}", accountName),
    ...(certificateName === undefined ? [] : [message("Certificate: {0}", certificateName)]),
    message("From {0} to {1}", instantText(from), instantText(to)),
    ...(isCut ? [message("There are older operations that are not shown. Choose a shorter time.")] : []),
  ];
}
