import assert from "node:assert/strict";
import { flag, instant, integer, present, text } from "../../../src/tencent/fields";
import { namesOf, Pool } from "../../../src/tencent/pool";

describe("fields of the service", () => {
  const times: [unknown, string | undefined][] = [
    ["2021-06-16 08:00:00", "2021-06-16T00:00:00.000Z"],
    ["2022-06-16 07:59:59", "2022-06-15T23:59:59.000Z"],
    ["2018-12-20 08:00:0", "2018-12-20T00:00:00.000Z"],
    ["2024-02-29 00:00:00", "2024-02-28T16:00:00.000Z"],
    [" 2021-06-16 08:00:00 ", "2021-06-16T00:00:00.000Z"],
    ["0000-00-00 00:00:00", undefined],
    ["2023-02-29 00:00:00", undefined],
    ["2021-13-01 00:00:00", undefined],
    ["2021-06-16 25:00:00", undefined],
    ["2021-06-16", undefined],
    ["", undefined],
    [null, undefined],
    [1623801600, undefined],
    [{}, undefined],
  ];
  for (const [value, expected] of times) {
    it(`reads the time ${JSON.stringify(value)} as ${expected ?? "absent"}`, () => {
      const read = instant(value);
      assert.equal(read === undefined ? undefined : new Date(read).toISOString(), expected);
    });
  }

  it("reads integers also from their digits", () => {
    assert.deepEqual(["2", 2, "-1", 0].map(integer), [2, 2, -1, 0]);
    assert.deepEqual(["", null, "two", 1.5, Number.NaN, {}, "1e3", "99999999999999999999"].map(integer), [
      ...Array.from({ length: 8 }, () => undefined),
    ]);
  });

  it("reads text from numbers and nothing else", () => {
    assert.deepEqual(["a", 7, null, undefined, {}, [], true].map(text), ["a", "7", "", "", "", "", ""]);
  });

  it("reads booleans also from 0 and 1", () => {
    assert.deepEqual([true, 1, "1", "true"].map(flag), [true, true, true, true]);
    assert.deepEqual([false, 0, "0", null, undefined, "no", {}].map(flag), Array(7).fill(false));
  });

  it("leaves out undefined members", () => {
    assert.deepEqual(present({ a: 1, b: undefined, c: null }), { a: 1, c: null });
  });

  it("puts the primary domain first and no name twice", () => {
    const names = ["www.example.com", "example.com", "", 7, "www.example.com"];
    assert.deepEqual(namesOf("example.com", names), ["example.com", "www.example.com"]);
    assert.deepEqual(namesOf("", names), ["www.example.com", "example.com"]);
    assert.deepEqual(namesOf("", []), []);
  });
});

describe("the pool", () => {
  it("gives the same project object, keeps a name it learned and takes a new one", () => {
    const pool = new Pool();
    const shop = pool.project(7, "Shop");
    assert.equal(pool.project(7, "Shop"), shop);
    assert.equal(pool.project(7, ""), shop);
    assert.deepEqual(pool.project(7, "Store"), { id: 7, name: "Store" });
    assert.deepEqual(pool.project(undefined, ""), { id: 0, name: "" });
  });

  it("does not grow without end", () => {
    const pool = new Pool();
    for (let index = 0; index < 50_000; index += 1) assert.equal(pool.text(`t${index}`), `t${index}`);
  });
});
