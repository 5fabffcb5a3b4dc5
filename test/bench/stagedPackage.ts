import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

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

  constructor() {
    const bundles = [`--dist=${join(this.folder, "dist")}`, "--minify", "--quiet"];
    execFileSync(process.execPath, [join(root, "esbuild.mjs"), ...bundles], { cwd: root });
  }

  /** A bundle, such as `extension.js`. */
  bundle(name: string): string {
    return join(this.folder, "dist", name);
  }

  /** Packs it as `npm run package` does. Gives the size in bytes. */
  pack(): number {
    for (const file of files) cpSync(join(root, file), join(this.folder, file), { recursive: true });
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
