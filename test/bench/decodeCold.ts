import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { temporaryFolder } from "../host/temporaryFolder";
import { type Benchmark, compare, median } from "./benchmark";
import { decoders } from "./decoders";

const rounds = 7;

/** The CA bundle in a fresh process: nothing kept, nothing compiled yet. The contenders take turns. */
export const decodeCold: Benchmark = {
  name: "decode-cold",
  async run() {
    const names = Object.keys(decoders);
    const times = new Map<string, number[]>(names.map((name) => [name, []]));
    const folder = await temporaryFolder("decode-cold");
    const program = await bundleProgram(folder.path);
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) times.get(name)?.push(decodeInFreshProcess(program, name));
    }
    await folder.remove();
    const took = (name: string) => median(times.get(name) ?? []);
    return names
      .filter((name) => name !== "ours")
      .map((name) =>
        compare({ name: this.name, unit: "ms", ours: took("ours"), against: name, peer: took(name) }),
      );
  },
};

/** Builds the program the way the extension is built: bundled, so that no contender pays for module loading. */
async function bundleProgram(folder: string): Promise<string> {
  const outfile = join(folder, "decodeOnce.js");
  await build({
    entryPoints: [join(import.meta.dirname, "decodeOnce.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  return outfile;
}

function decodeInFreshProcess(program: string, name: string): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", program, name]);
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return Number(stdout.toString());
}
