import { randomUUID } from "node:crypto";
import { isLegacyCode } from "../control/fault";
import { documentedErrors } from "../legacy/documentedErrors";
import { documentedMessages } from "./documentedMessages";
import { isRefusalCode, refusal, refusalTexts } from "./refusals";

/** The answer of a call an `error` fault hit: the code, in the envelope of its API, with its documented message. */
export function injectedError(code: string): object {
  if (isLegacyCode(code)) {
    const error = documentedErrors.get(Number(code));
    return { code: Number(code), message: error?.message ?? "", codeDesc: error?.codeDesc ?? "" };
  }
  return { Response: { Error: { Code: code, Message: messageOf(code) }, RequestId: randomUUID() } };
}

function messageOf(code: string): string {
  if (isRefusalCode(code)) return refusalTexts(refusal(code)).en;
  return documentedMessages[code] ?? "The operation failed.";
}
