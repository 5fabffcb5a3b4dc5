import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { iconNames } from "../../src/ui/pictures";
import { root } from "./sources";

interface IconFont {
  iconCodePoints(css: string): number[];
  subsetFont(font: Buffer, codePoints: readonly number[]): Buffer;
}

function codicons(file: string): string {
  return join(root, "node_modules/@vscode/codicons/dist", file);
}

const whole = readFileSync(codicons("codicon.ttf"));
const css = readFileSync(join(root, "media/detail.css"), "utf8");

/** name -> code point, by the rules of the style sheet. */
const rules = new Map(
  [...css.matchAll(/\.icon-([\w-]+)::before \{\s*content: "\\([0-9a-f]+)"/g)].map(([, name, hex]) => [
    name as string,
    Number.parseInt(hex as string, 16),
  ]),
);

/** name -> code point, by the codicons' own table. */
const published = new Map(
  readFileSync(codicons("codicon.csv"), "utf8")
    .split("\n")
    .map((line) => line.split(","))
    .map(([name, , hex]) => [
      name as string,
      Number.parseInt((hex ?? "").replace(/\D*([0-9A-Fa-f]{4}).*/, "$1"), 16),
    ]),
);

describe("the icon font of the webviews", () => {
  let font: IconFont;

  before(async () => {
    font = (await import(pathToFileURL(join(root, "iconFont.mjs")).href)) as IconFont;
  });

  it("has a rule for every icon the webviews may draw, with the codicons' own code point", () => {
    assert.deepEqual([...rules.keys()].sort(), [...iconNames].sort());
    for (const [name, codePoint] of rules) assert.equal(published.get(name), codePoint, name);
  });

  it("draws every icon that is named in the webviews' code", () => {
    const folder = join(root, "src/webview");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const code = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
    const named = [...code.matchAll(/\bicon(?:\(|: )"([a-z-]+)"/g)].map(([, name]) => name as string);
    assert.ok(named.length > 10, "The pattern finds the icons");
    assert.deepEqual(
      named.filter((name) => !rules.has(name)),
      [],
    );
  });

  it("holds the icons' glyphs, drawn as in the codicons, and little else", () => {
    const codePoints = font.iconCodePoints(css);
    assert.deepEqual(
      codePoints,
      [...rules.values()].sort((a, b) => a - b),
    );
    const subset = font.subsetFont(whole, codePoints);
    assert.ok(subset.length < 10_000, `${subset.length} bytes`);
    for (const codePoint of codePoints)
      assert.ok(
        font.subsetFont(subset, [codePoint]).equals(font.subsetFont(whole, [codePoint])),
        `U+${codePoint}`,
      );
  });

  it("is a sound TrueType file: sorted tables in bounds, right checksums", () => {
    const subset = font.subsetFont(whole, font.iconCodePoints(css));
    const sum = (bytes: Buffer) => {
      const whole = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
      let total = 0;
      for (let at = 0; at < whole.length; at += 4) total = (total + whole.readUInt32BE(at)) >>> 0;
      return total;
    };
    const tags: string[] = [];
    for (let at = 12; at < 12 + 16 * subset.readUInt16BE(4); at += 16) {
      const tag = subset.toString("latin1", at, at + 4);
      const [start, length] = [subset.readUInt32BE(at + 8), subset.readUInt32BE(at + 12)];
      const bytes = Buffer.from(subset.subarray(start, start + length));
      assert.equal(bytes.length, length, tag);
      if (tag === "head") bytes.writeUInt32BE(0, 8);
      assert.equal(sum(bytes), subset.readUInt32BE(at + 4), tag);
      tags.push(tag);
    }
    assert.deepEqual(tags, [...tags].sort());
    assert.equal(sum(subset), 0xb1b0afba);
  });

  it("refuses a code point that the font does not draw, and a file that is no font", () => {
    assert.throws(() => font.subsetFont(whole, [0xe000]), /no glyph for U\+e000/);
    assert.throws(() => font.subsetFont(Buffer.from("<html></html>"), [0xea60]), /no TrueType font/);
  });
});
