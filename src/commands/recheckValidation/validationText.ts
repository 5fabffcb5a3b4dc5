import {
  type DomainCheck,
  domainCheckProblem,
  type Message,
  message,
  type ValidationRecord,
} from "../../certificates";
import { visibleText } from "../../ui/visibleText";

/** Whether every domain has been found to be validated. Without any domain nothing has been. */
export function isValidated(checks: readonly DomainCheck[]): boolean {
  return (
    checks.length > 0 && checks.every((check) => check.issued || domainCheckProblem(check) === undefined)
  );
}

/** What a check of the domain validation found, as plain text: a section for each domain, with the records to set. */
export function validationText(
  certificateName: string,
  checks: readonly DomainCheck[],
  records: readonly ValidationRecord[],
  localize: (message: Message) => string,
): string {
  const checked = new Set(checks.map(({ domain }) => domain));
  const sections: readonly (readonly (string | Message)[])[] = [
    [message("Certificate: {0}", certificateName)],
    ...checks.map((check) => [...checkLines(check), ...recordLines(recordsOf(check.domain, records))]),
    // Orders for one domain name it in different ways; no record may get lost.
    ...records
      .filter(({ domain }) => !checked.has(domain))
      .map((record) => [record.domain, ...recordLines([record])]),
  ];
  const textOf = (line: string | Message) => (typeof line === "string" ? visibleText(line) : localize(line));
  const sectionOf = ([title = "", ...lines]: readonly (string | Message)[]) =>
    [textOf(title), ...lines.map((line) => `  ${textOf(line)}`)].join("\n");
  return `${sections.map(sectionOf).join("\n\n")}\n`;
}

function recordsOf(domain: string, records: readonly ValidationRecord[]): readonly ValidationRecord[] {
  return records.filter((record) => record.domain === domain);
}

function checkLines(check: DomainCheck): (string | Message)[] {
  const problem = domainCheckProblem(check);
  const state = check.issued ? message("Issued") : (problem ?? message("The domain is validated."));
  return [
    check.domain,
    message("Result: {0}", state),
    ...(check.reason === undefined ? [] : [message("The service says: {0}", visibleText(check.reason))]),
    ...(check.found.length === 0 ? [] : [message("Found: {0}", visibleText(check.found.join(", ")))]),
  ];
}

function recordLines(records: readonly ValidationRecord[]): Message[] {
  return records.flatMap(({ type, key, value, path }) => [
    ...(type === "FILE"
      ? [message("File to put on the web server: {0}", visibleText(`${path ?? ""}${key}`))]
      : [message("DNS record to set: {0} {1}", type, visibleText(key))]),
    message("Value: {0}", visibleText(value)),
  ]);
}
