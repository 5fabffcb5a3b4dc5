import { failure, type Result, success } from "../../certificates";
import { type ConditionName, conditionNames, isCondition } from "../conditions/conditions";
import type { ControlSettings, Rate } from "./control";
import { type Fault, parseFault } from "./fault";

/** What the numbers may be; the same on the command line and in a control request. */
export const limits = {
  rate: { min: 0, max: 1_000_000 },
  latency: { min: 0, max: 600_000 },
  clockSkew: { min: -1_000_000_000, max: 1_000_000_000 },
} as const;

const names = ["latency", "rate", "faults", "clockSkew", "conditions"] as const;

/** Reads the JSON of a control request: any of the settings, nothing else. The error says what is wrong. */
export function readSettings(value: unknown): Result<Partial<ControlSettings>, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return failure("The settings must be a JSON object");
  }
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) return failure(`There is no setting "${unknown}", only ${names.join(", ")}`);
  const { latency, rate, clockSkew } = given;
  const faults = readFaults(given["faults"]);
  if (!faults.ok) return faults;
  const conditions = given["conditions"];
  if (conditions !== undefined && !isConditions(conditions)) {
    return failure(`conditions must be a list of ${conditionNames.join(", ")}`);
  }
  if (latency !== undefined && !isNumberIn(latency, limits.latency)) return failure(wants("latency"));
  if (clockSkew !== undefined && !isNumberIn(clockSkew, limits.clockSkew)) return failure(wants("clockSkew"));
  if (rate !== undefined && !isRate(rate)) return failure(`${wants("rate")} or "documented"`);
  return success({
    ...(latency !== undefined && { latency }),
    ...(clockSkew !== undefined && { clockSkew }),
    ...(rate !== undefined && { rate }),
    ...(conditions !== undefined && { conditions }),
    ...(faults.value !== undefined && { faults: faults.value }),
  });
}

function readFaults(value: unknown): Result<readonly Fault[] | undefined, string> {
  if (value === undefined) return success(undefined);
  if (!Array.isArray(value)) return failure("faults must be a list of texts");
  const faults: Fault[] = [];
  for (const text of value) {
    const fault = parseFault(String(text));
    if (!fault.ok) return fault;
    faults.push(fault.value);
  }
  return success(faults);
}

function isConditions(value: unknown): value is readonly ConditionName[] {
  return Array.isArray(value) && value.every(isCondition);
}

function isNumberIn(value: unknown, { min, max }: { min: number; max: number }): value is number {
  return Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

function isRate(value: unknown): value is Rate {
  return value === "documented" || isNumberIn(value, limits.rate);
}

function wants(name: keyof typeof limits): string {
  return `${name} must be a whole number from ${limits[name].min} to ${limits[name].max}`;
}
