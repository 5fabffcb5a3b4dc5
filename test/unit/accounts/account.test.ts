import assert from "node:assert/strict";
import { parseAccount, sameAccount, sameTarget } from "../../../src/accounts/account";
import type { Account } from "../../../src/accounts/types";

const china: Account = { id: "a1", name: "Production", site: "china", generation: "v3" };
const custom: Account = { ...china, site: "custom", endpoint: "https://ssl.example.com" };

describe("parseAccount", () => {
  it("reads what was stored", () => {
    assert.deepEqual(parseAccount(structuredClone(china)), china);
    assert.deepEqual(parseAccount(structuredClone(custom)), custom);
  });

  it("drops members that do not belong, secrets above all", () => {
    const stored = { ...china, secretKey: "oops", endpoint: "https://other.example" };
    assert.deepEqual(parseAccount(stored), china);
  });

  const broken: readonly [string, unknown][] = [
    ["null", null],
    ["a string", "a1"],
    ["no ID", { ...china, id: undefined }],
    ["an empty name", { ...china, name: "" }],
    ["a name that is no string", { ...china, name: 5 }],
    ["an unknown site", { ...china, site: "mars" }],
    ["an unknown generation", { ...china, generation: "v4" }],
    ["a custom site without endpoint", { ...custom, endpoint: undefined }],
  ];
  for (const [what, value] of broken) {
    it(`refuses ${what}`, () => assert.equal(parseAccount(value), undefined));
  }
});

describe("sameAccount and sameTarget", () => {
  it("tell a new name from a new target", () => {
    const renamed = { ...custom, name: "Test" };
    assert.equal(sameAccount(custom, renamed), false);
    assert.equal(sameTarget(custom, renamed), true);
  });

  it("see a new endpoint", () => {
    const moved = { ...custom, endpoint: "https://ssl.example.org" };
    assert.equal(sameAccount(custom, moved), false);
    assert.equal(sameTarget(custom, moved), false);
  });

  it("find a copy the same", () => assert.equal(sameAccount(custom, { ...custom }), true));
});
