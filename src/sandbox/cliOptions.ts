import { parseArgs } from "node:util";
import { failure, type Result, success } from "../certificates";

export interface CliOptions {
  readonly port: number;
  /** Absent: a new folder, removed at the end. */
  readonly dataDir?: string;
  readonly certificates: number;
  /** Absent: any number of calls a second. */
  readonly rate?: number;
}

export const usage = `Usage: sandbox-cli [--port N] [--data DIR] [--certificates N] [--rate N]

  --port N           port on 127.0.0.1; 0 (default) takes a free one
  --data DIR         keep the certificates in DIR; default: a new folder, removed at the end
  --certificates N   add N generated certificates (0 to 1000000)
  --rate N           let N calls a second and action through; 0 (default) any number

Prints one line of JSON when it is ready: {"v3":URL,"v2":URL,"secretId":…,"secretKey":…}`;

/** Reads the command line. The error says what is wrong with it. */
export function readCliOptions(args: readonly string[]): Result<CliOptions, string> {
  let values: { port?: string; data?: string; certificates?: string; rate?: string };
  try {
    const options = {
      port: { type: "string" },
      data: { type: "string" },
      certificates: { type: "string" },
      rate: { type: "string" },
    } as const;
    ({ values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }));
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
  const port = wholeNumber("--port", values.port, 65_535);
  if (!port.ok) return port;
  const certificates = wholeNumber("--certificates", values.certificates, 1_000_000);
  if (!certificates.ok) return certificates;
  const rate = wholeNumber("--rate", values.rate, 1_000_000);
  if (!rate.ok) return rate;
  if (values.data === "") return failure("--data wants a folder");
  return success({
    port: port.value,
    certificates: certificates.value,
    ...(rate.value > 0 && { rate: rate.value }),
    ...(values.data !== undefined && { dataDir: values.data }),
  });
}

function wholeNumber(name: string, text: string | undefined, max: number): Result<number, string> {
  if (text === undefined) return success(0);
  const value = Number(text);
  const right = /^\d+$/.test(text) && value <= max;
  return right ? success(value) : failure(`${name} wants a number from 0 to ${max}, not "${text}"`);
}
