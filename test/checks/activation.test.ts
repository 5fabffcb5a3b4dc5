import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { basename } from "node:path";
import { StagedPackage } from "../bench/stagedPackage";

/** Bytes, minified. */
const mostAtActivation = 80_000;

/** Of the rooms that are loaded on use, what is needed before: mostly the files that register them. */
const neededBefore = [
  /^src\/commands\/(commandNames|registerCommands)\.ts$/,
  /^src\/detail\/(registerDetail|viewType)\.ts$/,
  /^src\/editor\/language\/(embeddedPem|helpUri)\.ts$/,
  /^src\/tencent\/(site|capabilities|endpoint|testConnection|v2\/wire)\.ts$/,
];

const lazyRooms = /^(src\/(commands|detail|editor\/language|pem|sandbox|tencent|webview)\/|node_modules\/)/;

function isLoadedOnUse(source: string): boolean {
  return lazyRooms.test(source) && !neededBefore.some((pattern) => pattern.test(source));
}

describe("what activation loads", () => {
  let staged: StagedPackage;
  let loaded: readonly string[];

  before(() => {
    staged = new StagedPackage();
    loaded = staged.loadedAtActivation();
  });
  after(() => staged.remove());

  it("is the extension, with no code of the rooms that are loaded on use", () => {
    const sources = loaded.flatMap((bundle) => staged.sourcesIn(bundle));
    assert.ok(sources.includes("src/extension.ts"));
    assert.deepEqual(sources.filter(isLoadedOnUse), []);
  });

  it("is small", () => {
    const sizes = loaded.map((bundle) => ({ bundle: basename(bundle), bytes: statSync(bundle).size }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    assert.ok(total <= mostAtActivation, `${total} bytes: ${JSON.stringify(sizes)}`);
  });

  it("leaves the rest to bundles that have a name in esbuild.mjs", () => {
    const unnamed = [...staged.entries()].filter(([bundle]) => bundle.startsWith("shared-"));
    assert.deepEqual(unnamed, []);
    assert.equal(staged.entries().get("commands.js"), "src/commands/commands.ts");
  });

  it("would be noticed to be more", () => {
    assert.deepEqual(
      ["src/commands/upload.ts", "src/tree/node.ts", "src/tencent/site.ts"].filter(isLoadedOnUse),
      ["src/commands/upload.ts"],
    );
  });
});
