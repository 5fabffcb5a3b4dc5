import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import esbuild from "esbuild";
import { type Benchmark, compare, median } from "./benchmark";
import { StagedPackage } from "./stagedPackage";

const root = resolve(import.meta.dirname, "../..");
const rounds = 11;
const aimMilliseconds = 15;

const peers = [
  {
    kind: "client",
    name: "tencentcloud-sdk-nodejs (ssl)",
    entry: "tencentcloud-sdk-nodejs/tencentcloud/services/ssl",
  },
  { kind: "forge", name: "node-forge", entry: "node-forge" },
] as const;

/** Load and activation in a fresh process, against loading the libraries one would otherwise use. They take turns. */
export const activation: Benchmark = {
  name: "activation",
  async run() {
    const staged = new StagedPackage();
    const folder = mkdtempSync(join(tmpdir(), "certificate-browser-bench-"));
    try {
      const bundles = new Map<string, string>([["extension", staged.bundle("extension.js")]]);
      for (const { kind, entry } of peers)
        bundles.set(kind, await bundled(entry, join(folder, `${kind}.js`)));
      const took = timesOf(bundles, folder);
      const against = (name: string, peer: number) =>
        compare({ name: "load and activate", unit: "ms", ours: took("extension"), against: name, peer });
      return [
        against(`aim of ${aimMilliseconds} ms`, aimMilliseconds),
        ...peers.map(({ kind, name }) => against(name, took(kind))),
      ];
    } finally {
      staged.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Bundles a library with the options of `esbuild.mjs`. */
async function bundled(entry: string, outfile: string): Promise<string> {
  await esbuild.build({
    stdin: { contents: `module.exports = require(${JSON.stringify(entry)});`, resolveDir: root },
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    legalComments: "none",
    logLevel: "error",
  });
  return outfile;
}

function timesOf(bundles: ReadonlyMap<string, string>, folder: string): (kind: string) => number {
  const times = new Map<string, number[]>([...bundles.keys()].map((kind) => [kind, []]));
  const script = join(import.meta.dirname, "loadOnce.cjs");
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, bundle] of bundles) {
      const printed = execFileSync(process.execPath, [script, kind, bundle, folder]);
      times.get(kind)?.push(Number(printed.toString()));
    }
  }
  return (kind) => median(times.get(kind) ?? []);
}
