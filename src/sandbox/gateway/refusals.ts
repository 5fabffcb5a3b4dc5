import { inLanguage, type Language, type Text } from "../records/language";
import { messages, type RefusalCode } from "./messages";

/** Why a call was refused: one of the service's codes, and what its message's placeholders stand for. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly args: readonly (string | number)[];
}

export function refusal(code: RefusalCode, ...args: readonly (string | number)[]): Refusal {
  return { code, args };
}

/** The message of a refusal in both languages; three dots stand for what it does not name. */
export function refusalTexts({ code, args }: Refusal): Text {
  const { en, zh }: Text = messages[code];
  const fill = (text: string) =>
    text.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? "…"));
  return { en: fill(en), zh: fill(zh) };
}

/** The message of a refusal in the caller's language. */
export function refusalMessage(refused: Refusal, language: Language): string {
  return inLanguage(refusalTexts(refused), language);
}

export type { RefusalCode } from "./messages";

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(messages, code);
}
