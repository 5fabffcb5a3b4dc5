import { message, type ServiceField } from "../../certificates";
import { shortened, visibleText } from "../../ui/visibleText";
import type { FactSection, Fields, Row } from "../model";
import type { Wording } from "./wording";

const longestField = 20_000;

/** Names and texts that could carry a private key or its password. The client drops them; this is the second lock. */
const secretName = /private_?key|password|passphrase|secret/i;
const secretText = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;

/** All fields of the service's answer under their own names. */
export function presentFields(fields: readonly ServiceField[], wording: Wording): Fields | undefined {
  const shown = fields.filter(({ name }) => !secretName.test(name));
  if (shown.length === 0) return undefined;
  return {
    title: wording.say(message("All {0} fields of the service's answer", shown.length)),
    filter: {
      label: wording.say(message("Search fields and values")),
      nothing: wording.say(message("No field matches.")),
    },
    table: {
      columns: [wording.say(message("Field")), wording.say(message("Value"))],
      rows: shown.map((field) => presentField(field, wording)),
    },
  };
}

/** What the applicant submitted for an order; what they left empty is not shown. */
export function presentSubmitted(fields: readonly ServiceField[], wording: Wording): FactSection | undefined {
  const facts = fields
    .filter(({ name, value }) => !secretName.test(name) && !isEmpty(value))
    .map(({ name, value }) => ({
      label: wording.show(name),
      values: [{ text: shortened(visibleText(textOf(value), true), longestField), code: true }],
    }));
  if (facts.length === 0) return undefined;
  return {
    title: wording.say(message("Submitted application")),
    intro: wording.say(message("What was submitted with the order, under the service's own names.")),
    facts,
  };
}

function presentField({ name, value }: ServiceField, wording: Wording): Row {
  const text = textOf(value);
  const label = wording.show(name, 100);
  return {
    cells: [
      { text: label, code: true },
      {
        text: shortened(visibleText(text, true), longestField),
        code: true,
        ...(isEmpty(value) ? {} : { copy: wording.copy(label, text) }),
      },
    ],
    copies: [],
  };
}

function textOf(value: unknown): string {
  const safe = withoutSecrets(value);
  return typeof safe === "string" ? safe : JSON.stringify(safe, undefined, 2);
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value === "string") return secretText.test(value) ? "[redacted]" : value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value ?? null;
  const kept = Object.entries(value).filter(([name]) => !secretName.test(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSecrets(inner)]));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
