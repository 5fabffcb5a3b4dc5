import { parseArgs } from "node:util";
import { failure, type Result, success } from "../certificates";
import { type ConditionName, conditionNames, conditions, isCondition } from "./conditions/conditions";
import type { Rate } from "./control/control";
import { type Fault, faultGrammar, parseFault } from "./control/fault";
import { limits } from "./control/readSettings";

export interface CliOptions {
  readonly port: number;
  /** Absent: a new folder, removed at the end. */
  readonly dataDir?: string;
  readonly certificates: number;
  readonly rate: Rate;
  /** Milliseconds. */
  readonly latency: number;
  readonly faults: readonly Fault[];
  /** How far the sandbox's clock is ahead, seconds; negative: behind. */
  readonly clockSkew: number;
  readonly conditions: readonly ConditionName[];
}

export const usage = `Usage: sandbox-cli [--port N] [--data DIR] [--certificates N] [--rate N] [--latency MS]
                   [--fault KIND[:RATE]]… [--clock-skew S] [--condition NAME]…

  --port N             port on 127.0.0.1; 0 (default) takes a free one
  --data DIR           keep the certificates in DIR; default: a new folder, removed at the end
  --certificates N     add N generated certificates (0 to 1000000)
  --rate N             let N calls a second and action through; 0 (default) any number; "documented" as the service does
  --latency MS         hold every answer back by so many milliseconds
  --fault KIND[:RATE]  break answers on purpose; can be given several times
  --clock-skew S       set the clock S seconds ahead; --clock-skew=-S behind
  --condition NAME     what the account or the service is like; can be given several times

Faults: ${faultGrammar}.
Conditions:
${conditionNames.map((name) => `  ${name.padEnd(12)} ${conditions[name].about} (${conditions[name].code})`).join("\n")}
POST /sandbox/control changes rate, latency, faults, clock and conditions while it runs.
Prints one line of JSON when it is ready: {"v3":URL,"v2":URL,"secretId":…,"secretKey":…}`;

/** The flags that take a whole number, and what it may be. */
const numbers = {
  port: { min: 0, max: 65_535 },
  certificates: { min: 0, max: 1_000_000 },
  rate: limits.rate,
  latency: limits.latency,
  "clock-skew": limits.clockSkew,
} as const;

type NumberFlag = keyof typeof numbers;

interface Flags {
  readonly values: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
  readonly conditions: readonly string[];
}

/** Reads the command line. The error says what is wrong with it. */
export function readCliOptions(args: readonly string[]): Result<CliOptions, string> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const { values } = flags.value;
  const problem = numberFlags.map((name) => problemOf(name, values.get(name))).find(Boolean);
  if (problem !== undefined) return failure(problem);
  const dataDir = values.get("data");
  if (dataDir === "") return failure("--data wants a folder");
  const faults = readFaults(flags.value.faults);
  if (!faults.ok) return faults;
  const unknown = flags.value.conditions.find((name) => !isCondition(name));
  if (unknown !== undefined) return failure(`--condition: there is no "${unknown}"`);
  const number = (name: NumberFlag) => Number(values.get(name) ?? 0);
  return success({
    port: number("port"),
    certificates: number("certificates"),
    rate: values.get("rate") === "documented" ? "documented" : number("rate"),
    latency: number("latency"),
    faults: faults.value,
    clockSkew: number("clock-skew"),
    conditions: flags.value.conditions.filter(isCondition),
    ...(dataDir !== undefined && { dataDir }),
  });
}

const numberFlags = Object.keys(numbers) as NumberFlag[];

function readFlags(args: readonly string[]): Result<Flags, string> {
  const single = Object.fromEntries(
    [...numberFlags, "data"].map((name) => [name, { type: "string" as const }]),
  );
  const several = { type: "string" as const, multiple: true as const };
  const options = { ...single, fault: several, condition: several };
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const { fault = [], condition = [], ...others } = values as Record<string, unknown>;
    return success({
      values: new Map(Object.entries(others).map(([name, value]) => [name, String(value)])),
      faults: [fault].flat().map(String),
      conditions: [condition].flat().map(String),
    });
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

function readFaults(texts: readonly string[]): Result<readonly Fault[], string> {
  const faults: Fault[] = [];
  for (const text of texts) {
    const fault = parseFault(text);
    if (!fault.ok) return failure(`--fault: ${fault.error}`);
    faults.push(fault.value);
  }
  return success(faults);
}

function problemOf(name: NumberFlag, text: string | undefined): string | undefined {
  if (text === undefined || (name === "rate" && text === "documented")) return undefined;
  const { min, max } = numbers[name];
  const value = Number(text);
  const right = /^-?\d+$/.test(text) && value >= min && value <= max;
  return right ? undefined : `--${name} wants a number from ${min} to ${max}, not "${text}"`;
}
