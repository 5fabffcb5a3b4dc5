import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./sources";

/** The part of `@vscode/vsce` used here; it comes without types. */
interface Vsce {
  readonly PackageManager: { readonly None: number };
  listFiles(options: { readonly cwd: string; readonly packageManager: number }): Promise<readonly string[]>;
}

const { PackageManager, listFiles } = createRequire(import.meta.url)("@vscode/vsce") as Vsce;

/** What may be in the package. The bundles are built files: they need not be there yet. */
const ships = [
  /^package(\.nls(\.zh-cn)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^l10n\/bundle\.l10n\.zh-cn\.json$/,
  /^dist\/(extension|commands|detail|language|pem|tencent|sandbox(Host)?|tooltips|webview|uploadReport|shared-[A-Z0-9]{8})\.js$/,
  /^dist\/codicon\.ttf$/,
  /^media\/[\w-]+\.(svg|png|css|json)$/,
  /^media\/walkthrough\/[\w-]+\.png$/,
];

const needed = [
  "package.json",
  "package.nls.json",
  "package.nls.zh-cn.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "l10n/bundle.l10n.zh-cn.json",
  "media/walkthrough/detail.png",
  "media/walkthrough/upload.png",
];

describe("the package", () => {
  let files: readonly string[];

  before(async () => {
    files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  });

  it("holds only what ships", () => {
    assert.deepEqual(
      files.filter((file) => !ships.some((pattern) => pattern.test(file))),
      [],
    );
  });

  it("holds what the product needs, and every bundle that has been built", () => {
    const bundles = [
      "extension",
      "commands",
      "detail",
      "language",
      "pem",
      "tencent",
      "sandbox",
      "sandboxHost",
      "tooltips",
      "webview",
      "uploadReport",
    ].map((name) => `dist/${name}.js`);
    const expected = [...needed, ...bundles.filter((file) => existsSync(join(root, file)))];
    assert.deepEqual(
      expected.filter((file) => !files.includes(file)),
      [],
    );
  });

  it("has a README without pictures, which the editor's page of an extension takes from the web only", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    // As shippedReadme.mjs leaves them out.
    const shipped = readme.replace(/<!-- repository only -->[\s\S]*?<!-- end -->\n*/g, "");
    assert.ok(shipped.length < readme.length);
    assert.doesNotMatch(shipped, /!\[|<!--|npm ci/);
  });
});
