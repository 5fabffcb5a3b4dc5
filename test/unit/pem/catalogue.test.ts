import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inEnglish } from "../../../src/certificates";
import { type FindingCode, findingHelp } from "../../../src/pem";
import { catalogue } from "../../../src/pem/findings/catalogue";
import { findingCases, findingsOf } from "./findingCases";

const chinese: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("../../../l10n/bundle.l10n.zh-cn.json", import.meta.url), "utf8"),
);

const codes = Object.keys(catalogue) as FindingCode[];

describe("every finding of the catalogue", () => {
  it("has a case, and there are no others", () => {
    assert.deepEqual(Object.keys(findingCases).sort(), [...codes].sort());
  });

  for (const code of codes) {
    describe(code, () => {
      it("is found where it is, and not where it is not", async () => {
        const { by, bad, good } = await findingCases[code]();
        const found = async (files: Parameters<typeof findingsOf>[1]) =>
          (await findingsOf(by, files)).map((finding) => finding.code);
        assert.ok((await found(await bad())).includes(code), "not found in the file that has it");
        assert.equal((await found(await good())).includes(code), false, "found in a file that has it not");
      });

      it("names its place and has words for it in both languages", async () => {
        const { by, bad } = await findingCases[code]();
        const finding = (await findingsOf(by, await bad())).find((one) => one.code === code);
        assert.ok(finding?.source && finding.range);
        assert.ok(
          finding.range.start <= finding.range.end && finding.range.end <= finding.source.text.length,
        );
        assert.match(chinese[finding.reason.template] ?? "", /\p{Script=Han}/u);
        assert.match(inEnglish(finding.message), /^file-\d\.pem.*: .*\.$/s);
      });

      it("is explained in both languages, with something to read", () => {
        const help = findingHelp(code);
        assert.ok(help);
        const sentences = inEnglish(help.explanation).match(/[^.]+[.]( |$)/g) ?? [];
        assert.ok(sentences.length >= 2 && sentences.length <= 4, `${sentences.length} sentences`);
        assert.match(chinese[help.explanation.template] ?? "", /\p{Script=Han}.*。$/u);
        assert.match(help.reference.url, /^https:\/\//);
      });
    });
  }
});
