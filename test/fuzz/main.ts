// npm run fuzz -- [--seconds N] [--seed N]
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const seconds = Number(values.seconds);
if (!(seconds > 0) || !Number.isInteger(seed))
  throw new Error("usage: npm run fuzz -- [--seconds N] [--seed N]");

async function main(): Promise<void> {
  console.log(`Fuzzing for ${seconds} s with seed ${seed}`);
  const { rounds, slowest, failure } = await fuzz({ seconds, seed });
  console.log(`${rounds} rounds, the slowest took ${slowest.toFixed(0)} ms`);
  if (failure) {
    const folder = join(import.meta.dirname, "../../out/fuzz");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `failure-${seed}.${failure.kind === "text" ? "pem" : "bin"}`);
    writeFileSync(file, failure.input, { mode: 0o600 });
    console.error(`FAILED, input kept in ${file}\n${failure.reason}`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
