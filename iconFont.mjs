// Makes the webviews' icon font: of the codicons only those that a style sheet names, a twentieth of the whole.
//
// A TrueType font is a directory of tables (OpenType specification 1.9, "Organization of an OpenType Font"). A subset
// keeps the outlines (`glyf`, `loca`), widths (`hmtx`) and code points (`cmap`) of the chosen glyphs, numbered anew, and
// the tables that describe the font as a whole. `GSUB`, which makes icons of words, is left out.

const described = ["OS/2", "head", "hhea", "maxp", "name", "post"];

/**
 * The code points of the private use area that a style sheet names, as in `content: "\ea9c"`.
 *
 * @param {string} css
 * @returns {number[]} ascending, each once
 */
export function iconCodePoints(css) {
  const named = [...css.matchAll(/content: "\\(e[0-9a-f]{3}|f[0-8][0-9a-f]{2})"/g)];
  return [...new Set(named.map(([, hex]) => Number.parseInt(hex, 16)))].sort((a, b) => a - b);
}

/**
 * A font with the glyphs of these code points and of no others but `.notdef`.
 *
 * @param {Buffer} font a TrueType font with simple outlines, as the codicons are
 * @param {readonly number[]} codePoints ascending, below U+10000
 * @returns {Buffer}
 * @throws {Error} when the font lacks one of them, or is of another kind
 */
export function subsetFont(font, codePoints) {
  const tables = readTables(font);
  const glyphs = [0, ...codePoints.map((codePoint) => glyphOf(tables, codePoint))];
  const outlines = glyphs.map((glyph) => outlineOf(tables, glyph));
  const subset = new Map(described.map((tag) => [tag, Buffer.from(table(tables, tag))]));
  subset.set("glyf", Buffer.concat(outlines));
  subset.set("loca", locations(outlines));
  subset.set("hmtx", Buffer.concat(glyphs.map((glyph) => metricsOf(tables, glyph))));
  subset.set("cmap", characterMap(codePoints));
  subset.set("post", table(subset, "post").subarray(0, 32));
  table(subset, "post").writeUInt32BE(0x00030000, 0); // version 3: no glyph names
  table(subset, "head").writeInt16BE(1, 50); // long offsets in `loca`
  table(subset, "maxp").writeUInt16BE(glyphs.length, 4);
  table(subset, "hhea").writeUInt16BE(glyphs.length, 34);
  table(subset, "OS/2").writeUInt16BE(codePoints[0] ?? 0, 64);
  table(subset, "OS/2").writeUInt16BE(codePoints.at(-1) ?? 0, 66);
  return writeTables(subset);
}

function readTables(font) {
  if (font.readUInt32BE(0) !== 0x00010000) throw new Error("This is no TrueType font");
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  return new Map(
    entries.map((at) => {
      const start = font.readUInt32BE(at + 8);
      return [font.toString("latin1", at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))];
    }),
  );
}

function table(tables, tag) {
  const found = tables.get(tag);
  if (found === undefined) throw new Error(`The font has no table ${tag}`);
  return found;
}

/** The number of the glyph, from the Windows Unicode subtable (3, 1) of `cmap`, which has format 4. */
function glyphOf(tables, codePoint) {
  const cmap = table(tables, "cmap");
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => 4 + 8 * index);
  const record = records.find((at) => cmap.readUInt32BE(at) === 0x00030001);
  const map = record === undefined ? undefined : cmap.subarray(cmap.readUInt32BE(record + 4));
  if (map?.readUInt16BE(0) !== 4) throw new Error("The font has no character map of format 4");
  const twice = map.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice];
  for (let at = 0; at < twice; at += 2) {
    if (map.readUInt16BE(ends + at) < codePoint) continue;
    const start = map.readUInt16BE(starts + at);
    if (start > codePoint) break;
    const [delta, offset] = [map.readUInt16BE(deltas + at), map.readUInt16BE(offsets + at)];
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = map.readUInt16BE(offsets + at + offset + 2 * (codePoint - start));
    if (glyph !== 0) return (glyph + delta) & 0xffff;
  }
  throw new Error(`The font has no glyph for U+${codePoint.toString(16)}`);
}

function outlineOf(tables, glyph) {
  const [loca, long] = [table(tables, "loca"), table(tables, "head").readInt16BE(50) === 1];
  const offset = (index) => (long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  const outline = table(tables, "glyf").subarray(offset(glyph), offset(glyph + 1));
  if (outline.length > 0 && outline.readInt16BE(0) < 0) throw new Error("A glyph is made of other glyphs");
  return padded(outline);
}

function locations(outlines) {
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let end = 0;
  for (const [index, outline] of outlines.entries()) {
    end += outline.length;
    loca.writeUInt32BE(end, 4 * (index + 1));
  }
  return loca;
}

/** Width and left side bearing. Glyphs after the last with metrics of its own have its width. */
function metricsOf(tables, glyph) {
  const [hmtx, full] = [table(tables, "hmtx"), table(tables, "hhea").readUInt16BE(34)];
  if (glyph < full) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
  const bearing = 4 * full + 2 * (glyph - full);
  return Buffer.concat([hmtx.subarray(4 * full - 4, 4 * full - 2), hmtx.subarray(bearing, bearing + 2)]);
}

/** Format 4, a segment for each code point; the glyphs are numbered from 1. The last segment is the closing one. */
function characterMap(codePoints) {
  const ends = [...codePoints, 0xffff];
  const deltas = [...codePoints.map((codePoint, index) => (index + 1 - codePoint) & 0xffff), 1];
  const count = ends.length;
  const power = Math.floor(Math.log2(count));
  const search = [2 * count, 2 << power, power, 2 * count - (2 << power)];
  const segments = [...ends, 0, ...ends, ...deltas, ...Array(count).fill(0)];
  return words([0, 1, 3, 1, 0, 12, 4, 16 + 8 * count, 0, ...search, ...segments]);
}

function words(values) {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, 2 * index);
  return bytes;
}

function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function writeTables(tables) {
  const head = table(tables, "head");
  head.writeUInt32BE(0, 8);
  const count = tables.size;
  const power = Math.floor(Math.log2(count));
  const directory = [words([1, 0, count, 16 << power, power, 16 * (count - (1 << power))])];
  const parts = [];
  let [start, headStart] = [12 + 16 * count, 0];
  for (const [tag, bytes] of [...tables].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const part = padded(bytes);
    const entry = Buffer.from(`${tag}            `, "latin1");
    for (const [index, value] of [checksum(part), start, bytes.length].entries())
      entry.writeUInt32BE(value, 4 + 4 * index);
    if (bytes === head) headStart = start;
    directory.push(entry);
    parts.push(part);
    start += part.length;
  }
  const font = Buffer.concat([...directory, ...parts]);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headStart + 8);
  return font;
}
