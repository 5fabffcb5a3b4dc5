/**
 * A sentence for the user that is not yet translated.
 *
 * Rooms that run without the editor return messages; `ui/localize.ts` turns them into the user's language. The template
 * is the English text and the key of `l10n/bundle.l10n.*.json`; `{0}`, `{1}` … stand for the arguments. An argument may
 * be a message too, such as the reason in "server.key, block 1: {reason}".
 */
export interface Message {
  readonly template: string;
  readonly args: readonly (string | number | Message)[];
}

/** Makes a {@link Message}. The template must be a string literal: the check of translations reads it from the source. */
export function message(template: string, ...args: readonly (string | number | Message)[]): Message {
  return { template, args };
}

/** The message in English, for logs and tests. */
export function inEnglish({ template, args }: Message): string {
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const argument = args[Number(index)];
    return typeof argument === "object" ? inEnglish(argument) : String(argument ?? whole);
  });
}
