import { type Instant, type Message, message, type Operation } from "../../certificates";
import { instantText } from "../../ui/instantText";
import { operationName } from "../../ui/serviceWords";
import { textTable } from "../../ui/textTable";

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
    say(operationName(type), type),
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
