import { failure, type Result, success } from "../../certificates";
import type { Payload } from "../caller";
import type { Complaint } from "../failures";
import { optionalText, present, record, text } from "../fields";
import type * as wire from "./wire";

/**
 * Opens an answer of API 3.0: `Response` with or without `Error`, or the deprecated form of errors of the legacy API,
 * which the gateway still uses at times. Undefined when it is neither.
 */
export function open(answer: unknown): Result<Payload, Complaint> | undefined {
  const outer = record<wire.Envelope<unknown>>(answer);
  if (typeof outer.Response !== "object" || outer.Response === null) return deprecated(answer);
  const inner = record<wire.Envelope<unknown>["Response"]>(outer.Response);
  const requestId = present({ requestId: optionalText(inner.RequestId) });
  if (inner.Error === undefined || inner.Error === null)
    return success({ value: outer.Response, ...requestId });
  const { Code, Message } = record<wire.ErrorShape>(inner.Error);
  return failure({ code: text(Code) || "InternalError", message: text(Message), ...requestId });
}

function deprecated(answer: unknown): Result<Payload, Complaint> | undefined {
  const { code, codeDesc, message } = record<{ code: number; codeDesc: string; message: string }>(answer);
  const number = Number(code ?? Number.NaN);
  if (Number.isNaN(number) || number === 0) return undefined;
  return failure({ code: text(codeDesc) || String(number), message: text(message) });
}
