import { message, type ServiceField } from "../../certificates";
import { shortened, visibleText } from "../../ui/visibleText";
import type { Fields, Row } from "../model";
import type { Wording } from "./wording";

/** Longest text of a field that is shown, in characters. */
export const longestField = 20_000;

/** Names and texts that could carry a private key or its password. The client drops them; this is the second lock. */
export const secretName = /private_?key|password|passphrase|secret/i;
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

/** The value as text, without what could carry a private key. */
export function textOf(value: unknown): string {
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

/** Whether a field says nothing. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
