import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coverageOf, coveragePage } from "../coverage/coverage";
import { knownReference, readReference, referenceText } from "../coverage/reference";
import { knownItems, seedTexts } from "../coverage/seedFiles";
import { readSeedTables, type SeedItem } from "../coverage/seedTables";
import { root } from "./sources";

describe("coverage of the specification documents", () => {
  const items = knownItems();

  it("knows what the documents list, where they are at hand", function () {
    const texts = seedTexts();
    if (texts === undefined) this.skip();
    assert.deepEqual(items, readSeedTables(texts));
  });

  it("knows what the reference lists, where it is at hand", function () {
    const text = referenceText();
    if (text === undefined) this.skip();
    assert.deepEqual(knownReference(), readReference(text));
  });

  it("knows all of it: the numbers of the reference are those counted in it", () => {
    const { actions, namesOnly, common, worded, legacy } = knownReference();
    const described = Object.values(actions);
    assert.deepEqual([described.length, described.length + namesOnly.length], [28, 39 + 29 + 5]);
    assert.deepEqual([common.length, worded.length, legacy.length], [38, 78, 23]);
    assert.ok(described.every(({ fields, codes }) => fields.length > 0 && codes.length > 0));
  });

  it("knows all of it: the numbers are those counted in the documents", () => {
    const count = (action: string, kind: string) =>
      items.filter((item) => item.action === action && item.kind === kind).length;
    assert.deepEqual(
      [count("CertGetList", "parameter"), count("CertUpload", "parameter"), count("CertDelete", "rule")],
      [7, 4, 4],
    );
    assert.deepEqual([count("CertGetList", "status"), count("DescribeCertificates", "status")], [9, 14]);
    assert.deepEqual(
      [count("DescribeCertificates", "parameter"), count("DescribeCertificates", "error")],
      [14, 21],
    );
    assert.deepEqual(
      [count("DescribeCertificateDetail", "status"), count("DescribeCertificateDetail", "error")],
      [16, 12],
    );
  });

  it("is whole: every item has a place in the product and a test that shows it", () => {
    const open = coverageOf(items).filter(({ product, test }) => product === undefined || test === undefined);
    assert.deepEqual(
      open.map(({ item }) => `${item.action} ${item.name}`),
      [],
    );
  });

  it("is told in docs/coverage.md as it is (if not: npm run coverage)", () => {
    const page = readFileSync(join(root, "docs/coverage.md"), "utf8");
    assert.ok(
      page === coveragePage(coverageOf(items)),
      "docs/coverage.md is out of date: run `npm run coverage` and commit it",
    );
  });

  it("counts a place only when its files name the item", () => {
    const item: SeedItem = { action: "A", kind: "field", name: "CertFingerprint", text: "", seeds: [3] };
    const place = (product: string, test: string, name: string) =>
      coverageOf([{ ...item, name }], [{ kind: "field", product, test }])[0];
    const mapping = ["src/tencent/v3/mapping.ts", "test/unit/tencent/mapping.test.ts"] as const;
    assert.ok(place(...mapping, "CertFingerprint")?.test);
    assert.equal(place(...mapping, "CertFingerprin")?.product, undefined);
    assert.equal(place("src/missing.ts", mapping[1], "CertFingerprint")?.product, undefined);
    assert.equal(place(mapping[0], "test/missing.ts", "CertFingerprint")?.test, undefined);
  });
});
