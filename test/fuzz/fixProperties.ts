import assert from "node:assert/strict";
import {
  applyFix,
  blockContent,
  type Fix,
  type InspectOptions,
  inspect,
  type NewFile,
  type PemSource,
  type PlacedFinding,
  readBlocks,
  splitChain,
  type TextEdit,
} from "../../src/pem";

/** The text after the edits, which must lie inside it and not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  let end = text.length;
  for (const { range, text: replacement } of [...edits].sort((a, b) => b.range.start - a.range.start)) {
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= end, "edits overlap");
    result = result.slice(0, range.start) + replacement + result.slice(range.end);
    end = range.start;
  }
  return result;
}

/** Applies the fix of a finding and asserts that the finding is gone and no byte of a certificate has changed. */
export function checkFix(finding: PlacedFinding, options: InspectOptions): void {
  const { fix, source, code } = finding;
  if (fix === undefined) return;
  const { edits, newFiles } = applyFix(fix);
  const after: PemSource = { name: source.name, text: edited(source.text, edits) };
  const others = newFiles.flatMap((file) => contents(file));
  checkNewFiles(newFiles);
  checkContents(fix, [...contents(after), ...others].sort());
  const count = (findings: readonly PlacedFinding[]) =>
    findings.filter((other) => other.code === code).length;
  const [before, left] = [count(inspect([source], options)), count(inspect([after], options))];
  assert.ok(left < before, `${fix.kind}: ${code} is still there`);
}

/** More than any text needs. */
const mostFixes = 40;

/** Taking one fix after another comes to an end: none brings back what another took away. */
export function checkAllFixes(source: PemSource, options: InspectOptions): void {
  let current = source;
  const taken: string[] = [];
  for (;;) {
    const finding = inspect([current], options).find(({ fix }) => fix !== undefined);
    if (finding?.fix === undefined) return;
    taken.push(finding.code);
    assert.ok(taken.length < mostFixes, `fixes without end: ${taken.join(", ")}`);
    current = { name: source.name, text: edited(current.text, applyFix(finding.fix).edits) };
  }
}

/** Splitting a chain, for which there is no finding, loses nothing either. */
export function checkSplit(source: PemSource): void {
  const fix = splitChain(source);
  if (fix === undefined) return;
  const { edits, newFiles } = applyFix(fix);
  checkNewFiles(newFiles);
  const after = [{ name: source.name, text: edited(source.text, edits) }, ...newFiles];
  checkContents(fix, after.flatMap(contents).sort());
}

/** Each has a name of its own that leads nowhere else, and only a file marked as private holds a private key. */
function checkNewFiles(files: readonly NewFile[]): void {
  assert.equal(new Set(files.map(({ name }) => name.toLowerCase())).size, files.length, "names of files");
  for (const { name, text, isPrivate } of files) {
    assert.match(name, /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}._-]*$/u);
    assert.equal(text.includes("PRIVATE KEY-----"), isPrivate, name);
  }
}

function checkContents(fix: Fix, actual: readonly string[]): void {
  const expected = expectedContents(fix);
  switch (fix.kind) {
    case "tidy-text":
      // Tidying may make a broken block readable, such as one with a stray CR in its headers: there may be more.
      assert.deepEqual(missingFrom(actual, expected), [], `${fix.kind}: contents`);
      break;
    case "unpack-container":
      // A container may hold a certificate twice; once is enough.
      assert.deepEqual([...new Set(actual)], [...new Set(expected)], `${fix.kind}: contents`);
      break;
    case "split-files":
      // Files may share an intermediate, and a copy of what is moved away is not kept.
      assert.deepEqual([...new Set(actual)], [...new Set(expected)], `${fix.kind}: contents`);
      break;
    default:
      assert.deepEqual(actual, expected, `${fix.kind}: contents`);
  }
}

/** What of a list is not in another one, each item as often as it is there. */
function missingFrom(actual: readonly string[], expected: readonly string[]): string[] {
  const left = [...actual];
  return expected.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The sound blocks of a text: label and bytes. */
function contents({ name, text }: PemSource): string[] {
  return readBlocks({ name, text }).flatMap(({ label, der }) => (der ? [asText(label, der)] : []));
}

function asText(label: string, der: Uint8Array): string {
  return `${label} ${Buffer.from(der).toString("base64")}`;
}

/** What must be there after a fix, sorted. */
function expectedContents(fix: Fix): string[] {
  const removed = fix.kind === "remove-root" || fix.kind === "remove-duplicates" ? fix.blocks : [];
  const kept = readBlocks(fix.source).flatMap(({ label, der, index }) =>
    der && !removed.includes(index) ? [asText(label, der)] : [],
  );
  if (fix.kind === "add-intermediate") kept.push(asText("CERTIFICATE", fix.der));
  if (fix.kind === "unpack-container") return unpacked(fix.source, fix.block, kept).sort();
  return kept.sort();
}

/** The contents without the container, with what was in it. */
function unpacked(source: PemSource, index: number, contents: readonly string[]): string[] {
  const container = readBlocks(source)[index];
  assert.ok(container?.der);
  const content = blockContent(container);
  assert.ok(content.kind === "pkcs7");
  const rest = [...contents];
  rest.splice(rest.indexOf(asText(container.label, container.der)), 1);
  return [...rest, ...content.certificates.map(({ der }) => asText("CERTIFICATE", der))];
}
