import { parseArgs } from "node:util";
import { failure, type Result, success } from "../certificates";

export interface CliOptions {
  readonly port: number;
  /** Absent: a new folder, removed at the end. */
  readonly dataDir?: string;
  readonly certificates: number;
  /** Calls a second and action; absent: any number. */
  readonly rate?: number;
  /** Milliseconds. */
  readonly latency: number;
  /** How far the sandbox's clock is ahead, seconds; negative: behind. */
  readonly clockSkew: number;
}

export const usage = `Usage: sandbox-cli [--port N] [--data DIR] [--certificates N] [--rate N] [--latency MS] [--clock-skew S]

  --port N           port on 127.0.0.1; 0 (default) takes a free one
  --data DIR         keep the certificates in DIR; default: a new folder, removed at the end
  --certificates N   add N generated certificates (0 to 1000000)
  --rate N           let N calls a second and action through; 0 (default) any number
  --latency MS       hold every answer back by so many milliseconds
  --clock-skew S     set the clock S seconds ahead; --clock-skew=-S behind

Prints one line of JSON when it is ready: {"v3":URL,"v2":URL,"secretId":…,"secretKey":…}`;

/** The flags that take a whole number, and what it may be. */
const numbers = {
  port: { min: 0, max: 65_535 },
  certificates: { min: 0, max: 1_000_000 },
  rate: { min: 0, max: 1_000_000 },
  latency: { min: 0, max: 600_000 },
  "clock-skew": { min: -1_000_000_000, max: 1_000_000_000 },
} as const;

type NumberFlag = keyof typeof numbers;

/** Reads the command line. The error says what is wrong with it. */
export function readCliOptions(args: readonly string[]): Result<CliOptions, string> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const problem = numberFlags.map((name) => problemOf(name, flags.value.get(name))).find(Boolean);
  if (problem !== undefined) return failure(problem);
  const dataDir = flags.value.get("data");
  if (dataDir === "") return failure("--data wants a folder");
  const number = (name: NumberFlag) => Number(flags.value.get(name) ?? 0);
  return success({
    port: number("port"),
    certificates: number("certificates"),
    latency: number("latency"),
    clockSkew: number("clock-skew"),
    ...(number("rate") > 0 && { rate: number("rate") }),
    ...(dataDir !== undefined && { dataDir }),
  });
}

const numberFlags = Object.keys(numbers) as NumberFlag[];

function readFlags(args: readonly string[]): Result<ReadonlyMap<string, string>, string> {
  const names = [...numberFlags, "data"];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return success(new Map(Object.entries(values).map(([name, value]) => [name, String(value)])));
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

function problemOf(name: NumberFlag, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { min, max } = numbers[name];
  const value = Number(text);
  const right = /^-?\d+$/.test(text) && value >= min && value <= max;
  return right ? undefined : `--${name} wants a number from ${min} to ${max}, not "${text}"`;
}
