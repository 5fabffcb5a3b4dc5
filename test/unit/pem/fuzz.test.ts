import assert from "node:assert/strict";
import { decodeCertificates, type Fix, inspect, publicKeyOf, readBlocks } from "../../../src/pem";
import { pkcs7Pem } from "../../fixtures/makeBlocks";
import { keyPem, makeChain, now } from "../../fixtures/makeCertificates";
import { keyFiles, keyTexts, readCorpus } from "../../fuzz/corpus";
import { fuzz } from "../../fuzz/fuzz";
import { checkBinary, checkText, checkTextDeeply } from "../../fuzz/properties";

const options = { now, expiringDays: 30, gitIgnored: () => false, worldReadable: () => true };

/** The kinds of fixes for the findings in a text. */
function fixesOf(text: string, known: ReturnType<typeof decodeCertificates>["certificates"]) {
  return inspect([{ name: "a.pem", text }], { ...options, known }).flatMap(({ fix }) =>
    fix ? [fix.kind] : [],
  );
}

describe("the corpus", () => {
  const files = readCorpus();
  const texts = files.map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
  const known = texts.flatMap((text) => decodeCertificates(text).certificates);

  for (const [index, { name, bytes }] of files.entries()) {
    it(`${name} is read, and its fixes make their findings disappear`, async () => {
      checkText(texts[index] as string, now, known);
      await checkTextDeeply(texts[index] as string, now, known);
      checkBinary(bytes);
    });
  }

  it("and the texts and files with private keys too", async () => {
    for (const text of await keyTexts()) {
      checkText(text, now, known);
      await checkTextDeeply(text, now, known);
    }
    for (const bytes of await keyFiles()) checkBinary(bytes);
  });

  describe("of which every file is spoiled so that there is something to fix:", () => {
    let spoilings: Readonly<Record<Fix["kind"], (text: string) => string>>;

    before(async () => {
      const { leaf, intermediate, root, leafKey } = await makeChain();
      spoilings = {
        "order-chain": (text) => `${intermediate.pem}${leaf.pem}${text}`,
        "remove-root": (text) => `${text}\n${leaf.pem}${intermediate.pem}${root.pem}`,
        "remove-duplicates": (text) => `${text}\n${text}\n${leaf.pem}${leaf.pem}`,
        "tidy-text": (text) => `\uFEFF${leaf.pem}\n\n${text.replaceAll("\n", " \r\n")}\n${root.pem}`,
        "split-files": (text) => `${keyPem(leafKey)}${leaf.pem}${text}`,
        "unpack-container": (text) => `${pkcs7Pem([intermediate, leaf])}${text}`,
        "add-intermediate": (text) => `${leaf.pem}${text}`,
      };
    });

    const kinds = [
      "order-chain",
      "remove-root",
      "remove-duplicates",
      "tidy-text",
      "split-files",
      "unpack-container",
      "add-intermediate",
    ] as const satisfies readonly Fix["kind"][];

    for (const kind of kinds) {
      it(kind, async () => {
        const { intermediate } = await makeChain();
        const all = [...known, ...decodeCertificates(intermediate.pem).certificates];
        const offered = texts.filter((text) => {
          const spoiled = spoilings[kind](text);
          checkText(spoiled, now, all);
          return fixesOf(spoiled, all).includes(kind);
        });
        // Where blocks share lines with another language, or stand in it, most fixes are not offered.
        assert.ok(offered.length > texts.length / 4, `offered in ${offered.length} of ${texts.length}`);
      });
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
