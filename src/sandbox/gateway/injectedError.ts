import { randomUUID } from "node:crypto";
import { isLegacyCode } from "../control/fault";
import { documentedErrors, isLegacyErrorCode } from "../legacy/documentedErrors";
import { inLanguage, type Language, type Text } from "../records/language";
import { isRefusalCode, refusal, refusalTexts } from "./refusals";

const undocumented: Text = { en: "The operation failed.", zh: "操作失败。" };

/**
 * The answer of a call an `error` fault hit: the code, in the envelope of its API, with its documented message in the
 * caller's language.
 */
export function injectedError(code: string, language: Language): object {
  if (isLegacyCode(code)) {
    const number = Number(code);
    const { codeDesc, message } = isLegacyErrorCode(number)
      ? documentedErrors[number]
      : { codeDesc: "", message: undocumented };
    return { code: number, message: inLanguage(message, language), codeDesc };
  }
  const text = isRefusalCode(code) ? refusalTexts(refusal(code)) : undocumented;
  return {
    Response: { Error: { Code: code, Message: inLanguage(text, language) }, RequestId: randomUUID() },
  };
}
