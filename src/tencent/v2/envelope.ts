import { failure, type Result, success } from "../../certificates";
import type { Payload } from "../caller";
import type { Complaint } from "../failures";
import { record, text } from "../fields";
import type * as wire from "./wire";

/** The module's own code before the words: `(100004)projectId不正确`. */
const moduleCode = /^\((\d+)\)\s*(.*)$/s;

/**
 * Opens an answer of the legacy API. `code` decides, as a number or as its digits; `codeDesc` may be missing. Undefined
 * when there is no code.
 */
export function open(answer: unknown): Result<Payload, Complaint> | undefined {
  const { code, message, data } = record<wire.Envelope<unknown>>(answer);
  const number = typeof code === "string" && code.trim() !== "" ? Number(code) : code;
  if (typeof number !== "number" || !Number.isInteger(number)) return undefined;
  if (number === 0) return success({ value: data });
  return failure({ code: String(number), message: plainly(text(message)) });
}

/** The words first, the module's code behind them. */
function plainly(message: string): string {
  const [, code, words] = moduleCode.exec(message) ?? [];
  return code === undefined || words === undefined ? message : `${words} (${code})`.trim();
}
