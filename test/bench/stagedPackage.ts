import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { Metafile } from "esbuild";

const root = resolve(import.meta.dirname, "../..");

/** What the package is made of besides the bundles. */
const files = [
  ".vscodeignore",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "l10n",
  "media",
  "package.json",
  "package.nls.json",
  "package.nls.zh-cn.json",
];

/** The extension as it is shipped, built in a folder of its own, so that the checkout's `dist/` stays as it is. */
export class StagedPackage {
  readonly folder = mkdtempSync(join(tmpdir(), "certificate-browser-bench-"));
  readonly #metafile = join(this.folder, "metafile.json");

  constructor() {
    const dist = join(this.folder, "dist");
    const bundles = [`--dist=${dist}`, `--metafile=${this.#metafile}`, "--minify", "--quiet"];
    execFileSync(process.execPath, [join(root, "esbuild.mjs"), ...bundles], { cwd: root });
  }

  /** A bundle, such as `extension.js`. */
  bundle(name: string): string {
    return join(this.folder, "dist", name);
  }

  /** The bundles that activation reads from disk: it is run in plain Node, without an account or an open file. */
  loadedAtActivation(): readonly string[] {
    const script = join(import.meta.dirname, "loadedAtActivation.cjs");
    const printed = execFileSync(process.execPath, [script, this.bundle("extension.js"), this.folder]);
    return printed.toString().split("\n");
  }

  /** The files of the source that are in a bundle, such as `src/extension.ts`. */
  sourcesIn(bundle: string): readonly string[] {
    const output = this.#outputs().find(([file]) => basename(file) === basename(bundle))?.[1];
    if (output === undefined) throw new Error(`${bundle} is not a bundle of the extension`);
    return Object.keys(output.inputs);
  }

  /** The bundles that are loaded by `import()`, with the extension itself: name -> first file. */
  entries(): ReadonlyMap<string, string> {
    return new Map(
      this.#outputs().flatMap(([file, { entryPoint }]) =>
        entryPoint === undefined ? [] : [[basename(file), entryPoint]],
      ),
    );
  }

  #outputs(): readonly (readonly [string, Metafile["outputs"][string]])[] {
    const { outputs } = JSON.parse(readFileSync(this.#metafile, "utf8")) as Pick<Metafile, "outputs">;
    return Object.entries(outputs);
  }

  /** Adds what an editor needs besides the bundles. Gives the folder, which is then an extension. */
  complete(): string {
    for (const file of files) cpSync(join(root, file), join(this.folder, file), { recursive: true });
    return this.folder;
  }

  /** Packs it as `npm run package` does. Gives the size in bytes. */
  pack(): number {
    this.complete();
    const vsix = join(this.folder, "package.vsix");
    const vsce = join(root, "node_modules/@vscode/vsce/vsce");
    const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
    execFileSync(process.execPath, [vsce, "package", ...options, "--out", vsix], {
      cwd: this.folder,
      stdio: "pipe",
    });
    return statSync(vsix).size;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
