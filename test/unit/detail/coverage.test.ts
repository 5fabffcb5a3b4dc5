import assert from "node:assert/strict";
import { coverageOf } from "../../../src/detail/coverage";

const names = [
  "example.com",
  "*.shop.example.com",
  "192.0.2.7",
  "2001:db8::1",
  "bücher.example",
  "f*.example.org",
];

describe("coverageOf", () => {
  const covered: readonly [string, string][] = [
    ["example.com", "example.com"],
    [" EXAMPLE.com. ", "example.com"],
    ["a.shop.example.com", "*.shop.example.com"],
    ["192.0.2.7", "192.0.2.7"],
    ["2001:0db8:0::1", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["BÜCHER.example", "bücher.example"],
    ["xn--bcher-kva.example", "bücher.example"],
  ];
  for (const [host, by] of covered) {
    it(`covers ${host}`, () => {
      const coverage = coverageOf(names, host);
      assert.equal(coverage.verdict, "yes");
      assert.equal(coverage.verdict === "yes" && coverage.by, by);
    });
  }

  const uncovered = [
    "www.example.com",
    "shop.example.com",
    "a.b.shop.example.com",
    "192.0.2.8",
    "2001:db8::2",
    "foo.example.org",
    "example.com.evil.example",
  ];
  for (const host of uncovered) {
    it(`does not cover ${host}`, () => assert.equal(coverageOf(names, host).verdict, "no"));
  }

  it("never lets a wildcard stand for a part of an address", () => {
    assert.equal(coverageOf(["*.0.2.7"], "192.0.2.7").verdict, "no");
  });

  for (const text of [
    "",
    "   ",
    "a b",
    "https://example.com",
    "exa<mple.com",
    "-a.com",
    "a..b",
    "*.example.com",
    "a".repeat(300),
  ]) {
    it(`says that "${text.slice(0, 20)}" is no host`, () => {
      assert.equal(coverageOf(names, text).verdict, "invalid");
    });
  }
});
