import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Benchmark, compare, median } from "./benchmark";
import { decoders } from "./decoders";

const rounds = 5;

/** The CA bundle in a fresh process: nothing kept, nothing compiled yet. The contenders take turns. */
export const decodeCold: Benchmark = {
  name: "decode-cold",
  async run() {
    const names = Object.keys(decoders);
    const times = new Map<string, number[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) times.get(name)?.push(decodeInFreshProcess(name));
    }
    const took = (name: string) => median(times.get(name) ?? []);
    return names
      .filter((name) => name !== "ours")
      .map((name) =>
        compare({ name: this.name, unit: "ms", ours: took("ours"), against: name, peer: took(name) }),
      );
  },
};

function decodeInFreshProcess(name: string): number {
  const script = join(import.meta.dirname, "decodeOnce.ts");
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", "tsx", script, name]);
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return Number(stdout.toString());
}
