import assert from "node:assert/strict";
import { asSentence } from "../../../src/ui/asSentence";

describe("asSentence", () => {
  const cases: readonly [text: string, expected: string][] = [
    ["There are unbound cloud resources", "There are unbound cloud resources."],
    ["The parameter `Limit`", "The parameter `Limit`."],
    ["Not found. ", "Not found."],
    ["证书不存在", "证书不存在。"],
    ["证书不存在。", "证书不存在。"],
    ["Try again!", "Try again!"],
    ["It was cut off…", "It was cut off…"],
    ["", ""],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => assert.equal(asSentence(text), expected));
  }
});
