// The sandbox for the shell: `npm run sandbox -- [flags]`, or `node out/sandbox-cli.js`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { unwrap } from "../certificates";
import { makeCredentials, startSandbox } from ".";
import { type CliOptions, readCliOptions, usage } from "./cliOptions";

const log = (line: string) => process.stderr.write(`${line}\n`);

/** Serves until a signal comes. */
async function run({ dataDir, ...settings }: CliOptions): Promise<void> {
  const stopped = nextSignal();
  const folder =
    dataDir === undefined ? await mkdtemp(join(tmpdir(), "certificate-sandbox-")) : resolve(dataDir);
  try {
    const credentials = makeCredentials();
    const sandbox = await startSandbox({ ...settings, dataDir: folder, credentials, log });
    const { secretId, secretKey } = credentials;
    const ready = { v3: sandbox.v3, v2: sandbox.v2, secretId, secretKey: unwrap(secretKey) };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    log(`Stopping on ${await stopped}`);
    await sandbox.dispose();
  } finally {
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}

const options = readCliOptions(process.argv.slice(2));
if (options.ok) {
  run(options.value).catch((error: unknown) => {
    log(`The sandbox could not run: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
} else {
  log(`${options.error}\n\n${usage}`);
  process.exitCode = 2;
}
