// Builds the bundles. `node esbuild.mjs [--minify] [--watch] [--quiet] [--only=NAME] [--dist=DIR]`
//
// A dynamic `import("../pem")` in the source becomes a `require("./pem.js")` of a bundle of its own, so that
// node-forge, the sandbox and the like are read from disk on first use and never at activation.
import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import esbuild from "esbuild";

const flags = new Set(process.argv.slice(2));
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
const root = import.meta.dirname;
const dist =
  process.argv.find((argument) => argument.startsWith("--dist="))?.slice("--dist=".length) ??
  resolve(root, "dist");

/**
 * What is a bundle of its own: entry file -> file in dist/. Rooms that load lazily; and the class `Secret`, which keeps
 * its value in a private field: a secret made in one bundle can be opened in another only if both share the class.
 */
const ownBundles = new Map([
  [resolve(root, "src/certificates/secret.ts"), "./secret.js"],
  [resolve(root, "src/pem/index.ts"), "./pem.js"],
  [resolve(root, "src/editor/language/index.ts"), "./language.js"],
  [resolve(root, "src/sandbox/index.ts"), "./sandbox.js"],
  [resolve(root, "src/tencent/index.ts"), "./tencent.js"],
]);

const ownBundlesPlugin = {
  name: "own-bundles",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, async (args) => {
      if (args.kind === "entry-point" || args.pluginData === "resolving") return undefined;
      const found = await build.resolve(args.path, {
        kind: args.kind,
        resolveDir: args.resolveDir,
        importer: args.importer,
        pluginData: "resolving",
      });
      const bundle = ownBundles.get(found.path);
      return bundle === undefined ? found : { path: bundle, external: true };
    });
  },
};

function inDist(file) {
  return resolve(dist, file);
}

/** What all targets share. */
const common = {
  bundle: true,
  minify: flags.has("--minify"),
  sourcemap: flags.has("--minify") ? false : "linked",
  logLevel: "warning",
  legalComments: "none",
};
const node = { ...common, platform: "node", format: "cjs", target: "node20", external: ["vscode"] };
const inExtension = { ...node, plugins: [ownBundlesPlugin] };

const targets = {
  extension: { ...inExtension, entryPoints: ["src/extension.ts"], outfile: inDist("extension.js") },
  secret: { ...node, entryPoints: ["src/certificates/secret.ts"], outfile: inDist("secret.js") },
  pem: { ...inExtension, entryPoints: ["src/pem/index.ts"], outfile: inDist("pem.js") },
  language: { ...inExtension, entryPoints: ["src/editor/language/index.ts"], outfile: inDist("language.js") },
  sandbox: { ...inExtension, entryPoints: ["src/sandbox/index.ts"], outfile: inDist("sandbox.js") },
  tencent: { ...inExtension, entryPoints: ["src/tencent/index.ts"], outfile: inDist("tencent.js") },
  webview: {
    ...common,
    entryPoints: ["src/webview/main.ts"],
    outfile: inDist("webview.js"),
    platform: "browser",
    format: "iife",
    target: "chrome130",
    tsconfig: "src/webview/tsconfig.json",
  },
  "sandbox-cli": {
    ...node,
    entryPoints: ["src/sandbox/cli.ts"],
    outfile: resolve(root, "out/sandbox-cli.js"),
  },
};

/** The icons of the webview. `media/detail.css` names the glyphs it uses. */
function copyIconFont() {
  mkdirSync(dist, { recursive: true });
  copyFileSync(resolve(root, "node_modules/@vscode/codicons/dist/codicon.ttf"), inDist("codicon.ttf"));
}

const chosen = Object.entries(targets).filter(([name]) => only === undefined || name === only);
if (chosen.some(([name]) => name === "webview")) copyIconFont();
for (const [name, options] of chosen) {
  if (flags.has("--watch")) {
    await (await esbuild.context(options)).watch();
    continue;
  }
  await esbuild.build(options);
  if (!flags.has("--quiet")) {
    const { size } = statSync(resolve(root, options.outfile));
    console.log(
      `${name.padEnd(12)} ${relative(root, options.outfile).padEnd(24)} ${(size / 1024).toFixed(1).padStart(8)} kB`,
    );
  }
}
