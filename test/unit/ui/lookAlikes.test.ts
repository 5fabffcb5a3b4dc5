import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { lookAlikeRemark, markLookAlikes, sayLookAlike } from "../../../src/ui/lookAlikes";

function remark(host: string): string | undefined {
  const found = lookAlikeRemark(host);
  return found === undefined ? undefined : inEnglish(found);
}

describe("what deceives about a host name", () => {
  it("is that a label mixes scripts, and which", () => {
    assert.equal(remark("ex\u0430mple.com"), "Mixes letters of several scripts: Latin, Cyrillic");
    assert.equal(remark("w.\u0430\u03BFb"), "Mixes letters of several scripts: Latin, Greek, Cyrillic");
  });

  it("is that Cyrillic letters can be taken for Latin ones", () => {
    for (const host of ["аррӏе.com", "www.сосо.example", "АРР.example"]) {
      assert.equal(remark(host), "Cyrillic letters that look like Latin ones", host);
    }
  });

  it("is nothing where a script is taken for what it is", () => {
    for (const host of [
      "пример.com",
      "мост.com",
      "жук.example",
      "сосо.рф",
      "证书.example",
      "example.com",
      "",
    ]) {
      assert.equal(remark(host), undefined, host);
    }
  });
});

describe("the mark of look-alike letters", () => {
  afterEach(() => sayLookAlike("look-alike letters"));

  it("is in the reader's language", () => {
    sayLookAlike("形近字母");
    assert.equal(markLookAlikes("\u0430pple"), "⟨形近字母⟩ \u0430pple");
  });
});
