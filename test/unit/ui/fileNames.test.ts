import assert from "node:assert/strict";
import { documentName, fileSystemName } from "../../../src/ui/fileNames";

describe("a name that every file system takes", () => {
  const cases: readonly [string, number, string][] = [
    ["www.example.com", 80, "www.example.com"],
    ["CON", 80, "_CON"],
    ["lpt1.txt", 80, "_lpt1.txt"],
    ["console.example.com", 80, "console.example.com"],
    ["dots...", 80, "dots"],
    ["很很", 5, "很"],
    ["a😀", 4, "a"],
    ["a.bc", 2, "a"],
  ];
  for (const [name, longest, expected] of cases) {
    it(`of ${name} within ${longest} bytes is ${expected}`, () =>
      assert.equal(fileSystemName(name, longest), expected));
  }
});

describe("the name of a read-only document", () => {
  it("is one part of a path, short, and marked where it deceives", () => {
    assert.equal(documentName("a/b\\..\\c"), "a_b_.._c");
    assert.equal(documentName("invoice\u202Egnp.exe"), "invoice⟨U+202E⟩gnp.exe");
    assert.equal(documentName("x".repeat(10_000)).length, 253);
    assert.equal(documentName(`${"x".repeat(10_000)}.after.pem`), `${"x".repeat(248)}….pem`);
    assert.equal(documentName("www.example.com"), "www.example.com");
    assert.equal(documentName(".."), "__");
  });
});
