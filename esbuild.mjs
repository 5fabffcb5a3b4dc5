// Builds the bundles. `node esbuild.mjs [--minify] [--watch] [--quiet] [--only=NAME] [--dist=DIR] [--metafile=FILE]`
//
// A dynamic `import("../pem")` in the source becomes a `require` of a bundle of its own, so that node-forge, the sandbox,
// the commands and the like are read from disk on first use and never at activation. What several bundles need is in a
// bundle that they share (`shared-….js`), so there is one instance of every module, its classes and its state.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import esbuild from "esbuild";
import { iconCodePoints, subsetFont } from "./iconFont.mjs";

const flags = new Set(process.argv.slice(2));
const only = option("only");
const root = import.meta.dirname;
const dist = option("dist") ?? resolve(root, "dist");
const metafile = option("metafile");

function option(name) {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length);
}

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
const node = { ...common, platform: "node", target: "node20", external: ["vscode"] };

/** The extension, and what it loads with `import()`: name of the bundle -> its first file. */
const bundles = {
  extension: "src/extension.ts",
  commands: "src/commands/commands.ts",
  detail: "src/detail/detailPanels.ts",
  language: "src/editor/language/index.ts",
  pem: "src/pem/index.ts",
  tencent: "src/tencent/index.ts",
  sandbox: "src/sandbox/index.ts",
  sandboxHost: "src/accounts/sandboxAccount.ts",
  tooltips: "src/tree/nodeTooltip.ts",
};

/**
 * The bundles that need the editor. They run only where `extension.js` has been loaded, so for them all of that is a
 * thing they share: being told so, esbuild puts it into one file instead of one for each combination of bundles.
 */
const afterExtension = ["commands", "detail", "language", "tooltips"].map((name) =>
  resolve(root, bundles[name]),
);

const afterExtensionPlugin = {
  name: "after-extension",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!afterExtension.includes(path)) return undefined;
      const first = `import ${JSON.stringify(resolve(root, bundles.extension))};`;
      return { contents: `${first} ${await readFile(path, "utf8")}`, loader: "ts" };
    });
  },
};

/**
 * esbuild shares code between bundles only when it writes ECMAScript modules, which the editor does not load: so it
 * writes those, and each is then turned into a CommonJS module.
 */
const toCommonJsPlugin = {
  name: "to-common-js",
  setup(build) {
    build.onEnd(async ({ outputFiles, errors }) => {
      if (errors.length > 0) return;
      emptyDist();
      for (const { path, text } of outputFiles) await writeCommonJs(path, text);
    });
  },
};

async function writeCommonJs(path, text) {
  const { code } = await esbuild.transform(withoutCopiesOfEditor(text), {
    format: "cjs",
    platform: "node",
    target: "node20",
    supported: { "dynamic-import": false },
    minify: flags.has("--minify"),
    sourcemap: flags.has("--minify") ? false : "inline",
    sourcefile: basename(path),
    legalComments: "none",
  });
  writeFileSync(path, code);
}

/**
 * For each `import * as vscode` esbuild copies the editor's 300 names, in case it is no CommonJS module; with one in most
 * files of the source, that took longer than all the rest of the activation.
 */
function withoutCopiesOfEditor(text) {
  const taken = text.replace(
    /\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";/g,
    'const $1 = require("vscode");',
  );
  if (/\bfrom\s*"vscode"/.test(taken))
    throw new Error('Import the editor\'s API as `import * as vscode from "vscode"`');
  return taken;
}

/** The names of shared bundles change with what is in them; those of an earlier build would be packaged too. */
function emptyDist() {
  mkdirSync(dist, { recursive: true });
  for (const file of readdirSync(dist))
    if (/^(shared-\w+|secret)\.js(\.map)?$/.test(file)) rmSync(inDist(file));
}

const targets = {
  extension: {
    ...node,
    entryPoints: bundles,
    outdir: dist,
    format: "esm",
    splitting: true,
    chunkNames: "shared-[hash]",
    sourcemap: flags.has("--minify") ? false : "inline",
    write: false,
    plugins: [afterExtensionPlugin, toCommonJsPlugin],
  },
  webview: {
    ...common,
    entryPoints: ["src/webview/main.ts"],
    outfile: inDist("webview.js"),
    platform: "browser",
    format: "iife",
    target: "chrome130",
    tsconfig: "src/webview/tsconfig.json",
  },
  uploadReport: {
    ...common,
    entryPoints: ["src/webview/report/main.ts"],
    outfile: inDist("uploadReport.js"),
    platform: "browser",
    format: "iife",
    target: "chrome130",
    tsconfig: "src/webview/tsconfig.json",
  },
  "sandbox-cli": {
    ...node,
    format: "cjs",
    entryPoints: ["src/sandbox/cli.ts"],
    outfile: resolve(root, "out/sandbox-cli.js"),
  },
};

/** The icons of the webviews: those that `media/detail.css` names. */
function writeIconFont() {
  mkdirSync(dist, { recursive: true });
  const font = readFileSync(resolve(root, "node_modules/@vscode/codicons/dist/codicon.ttf"));
  const css = readFileSync(resolve(root, "media/detail.css"), "utf8");
  writeFileSync(inDist("codicon.ttf"), subsetFont(font, iconCodePoints(css)));
}

const chosen = Object.entries(targets).filter(([name]) => only === undefined || name === only);
if (chosen.some(([name]) => name === "webview")) writeIconFont();
for (const [name, options] of chosen) {
  if (flags.has("--watch")) {
    await (await esbuild.context(options)).watch();
    continue;
  }
  const { metafile: built } = await esbuild.build({ ...options, metafile: true });
  if (metafile !== undefined && name === "extension") writeFileSync(metafile, JSON.stringify(built));
  if (!flags.has("--quiet")) for (const file of Object.keys(built.outputs)) print(resolve(file));
}

function print(file) {
  if (file.endsWith(".map")) return;
  const { size } = statSync(file);
  console.log(`${relative(root, file).padEnd(32)} ${(size / 1024).toFixed(1).padStart(8)} kB`);
}
