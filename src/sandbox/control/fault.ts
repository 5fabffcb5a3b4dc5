import { failure, type Result, success } from "../../certificates";

/**
 * What can go wrong on purpose:
 *
 * - `error`: the call is not carried out, the answer is an error with `code` (a number is one of the legacy API);
 * - `drop-before`: the connection breaks before the call is carried out;
 * - `clock`: the call meets a clock that is an hour ahead, so its signature is expired.
 *
 * In all others the call is carried out, and
 *
 * - `drop-after`: the connection breaks before the answer;
 * - `truncate`: half of the answer comes, then the connection breaks;
 * - `garbage`: the answer is not JSON, though it says so;
 * - `html`: the answer is a web page, with status 200, as from a captive portal;
 * - `status-502`: the answer is a proxy's "502 Bad Gateway";
 * - `huge`: the answer is valid JSON of 50 MB;
 * - `endless`: the answer never ends;
 * - `drip`: the answer comes at 4 bytes every tenth of a second.
 */
export const faultKinds = [
  "error",
  "drop-before",
  "clock",
  "drop-after",
  "truncate",
  "garbage",
  "html",
  "status-502",
  "huge",
  "endless",
  "drip",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Of `error`: the service's code. */
  readonly code?: string;
  /** Only calls of this action. Absent: all. */
  readonly action?: string;
  /** The share of calls that are hit, 0 to 1. Absent: all. */
  readonly rate?: number;
  /** How many calls are hit before the fault is over. Absent: no end. */
  readonly times?: number;
}

export const faultGrammar =
  "KIND[@ACTION][:RATE], KIND one of error:CODE, drop-before, drop-after, truncate, garbage, html, status-502, huge, " +
  "endless, drip, clock; RATE a share of calls (0.2) or the next calls (x3)";

const pattern =
  /^([a-z]+(?:-[a-z0-9]+)?)(?::([A-Z][A-Za-z.]*|\d{4}))?(?:@([A-Za-z]+))?(?::(x\d{1,6}|\d(?:\.\d+)?))?$/;

/** Reads a fault such as `drop-after@UploadCertificate:x1`. The error says what is wrong with it. */
export function parseFault(text: string): Result<Fault, string> {
  const [, kind, code, action, amount] = pattern.exec(text) ?? [];
  const known = faultKinds.find((name) => name === kind);
  if (known === undefined || (known === "error") !== (code !== undefined)) {
    return failure(`"${text}" is no fault: ${faultGrammar}`);
  }
  const times = amount?.startsWith("x") ? Number(amount.slice(1)) : undefined;
  const rate = amount === undefined || times !== undefined ? undefined : Number(amount);
  if (rate !== undefined && rate > 1) return failure(`"${text}": a rate is at most 1`);
  return success({
    kind: known,
    ...(code !== undefined && { code }),
    ...(action !== undefined && { action }),
    ...(rate !== undefined && { rate }),
    ...(times !== undefined && { times }),
  });
}

/** The text `parseFault` reads a fault from. */
export function faultText({ kind, code, action, rate, times }: Fault): string {
  const amount = times !== undefined ? `:x${times}` : rate !== undefined ? `:${rate}` : "";
  return `${kind}${code === undefined ? "" : `:${code}`}${action === undefined ? "" : `@${action}`}${amount}`;
}

/** Which API an error code belongs to: those of the legacy API are numbers. */
export function isLegacyCode(code: string): boolean {
  return /^\d+$/.test(code);
}
