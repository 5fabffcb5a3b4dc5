// npm run bench [-- NAME…]
// Prints a table and writes out/bench.json. Ends with 1 when an aim is missed.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "./benchmark";
import { benchmarks } from "./index";

const file = join(import.meta.dirname, "../../out/bench.json");

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const known = benchmarks.map(({ name }) => name).join(", ");
    throw new Error(`There is no benchmark ${unknown.join(", ")}; there are ${known}`);
  }
  const measurements: Measurement[] = [];
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    console.error(`${benchmark.name} …`);
    measurements.push(...(await benchmark.run()));
  }
  console.table(Object.fromEntries(measurements.map((measured, index) => [index + 1, row(measured)])));
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `${JSON.stringify(measurements, null, 2)}\n`);
  if (measurements.some(({ holds }) => !holds)) process.exitCode = 1;
}

function row({ name, unit, ours, against, peer, ratio, aim, holds }: Measurement) {
  const round = (value: number) => Number(value.toPrecision(3));
  return { name, unit, ours: round(ours), against, peer: round(peer), ratio: round(ratio), aim, holds };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
