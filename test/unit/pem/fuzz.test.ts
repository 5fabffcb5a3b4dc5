import assert from "node:assert/strict";
import { decodeCertificates, inspect, publicKeyOf, readBlocks } from "../../../src/pem";
import { now } from "../../fixtures/makeCertificates";
import { readCorpus } from "../../fuzz/corpus";
import { fuzz } from "../../fuzz/fuzz";
import { checkBinary, checkText } from "../../fuzz/properties";

describe("the corpus", () => {
  const files = readCorpus();
  const texts = files.map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
  const known = texts.flatMap((text) => decodeCertificates(text).certificates);

  for (const [index, { name, bytes }] of files.entries()) {
    it(`${name} is read, and its fixes make their findings disappear`, () => {
      checkText(texts[index] as string, now, known);
      checkBinary(bytes);
    });
  }

  it("has a case for every fix that text alone allows", () => {
    const options = { now, expiringDays: 30, known };
    const kinds = texts.flatMap((text) =>
      inspect([{ name: "a.pem", text }], options).map(({ fix }) => fix?.kind),
    );
    for (const kind of [
      "order-chain",
      "remove-root",
      "remove-duplicates",
      "tidy-text",
      "add-intermediate",
    ] as const) {
      assert.ok(kinds.includes(kind), kind);
    }
  });

  it("holds no private key", () => {
    for (const text of texts) {
      const keys = readBlocks({ name: "a.pem", text }).filter(({ label }) => label.endsWith("PRIVATE KEY"));
      for (const key of keys) assert.equal(publicKeyOf(key).ok, false);
    }
  });
});

describe("three seconds of fuzzing", () => {
  it("find nothing", async () => {
    const { rounds, failure } = await fuzz({ seconds: 3, seed: 1 });
    assert.equal(failure?.reason, undefined);
    assert.ok(rounds > 20, `only ${rounds} rounds`);
  });
});
