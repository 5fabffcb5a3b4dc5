import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { agoText } from "../../../src/ui/agoText";

const now = Date.UTC(2026, 10, 21);
const minute = 60_000;
const hour = 60 * minute;

describe("agoText", () => {
  const cases: readonly [passed: number, expected: string][] = [
    [-hour, "a moment ago"],
    [0, "a moment ago"],
    [minute - 1, "a moment ago"],
    [minute, "1 minute ago"],
    [2 * minute, "2 minutes ago"],
    [hour - 1, "59 minutes ago"],
    [hour, "1 hour ago"],
    [3.9 * hour, "3 hours ago"],
    [24 * hour, "1 day ago"],
    [100 * 24 * hour, "100 days ago"],
  ];
  for (const [passed, expected] of cases) {
    it(`is "${expected}" after ${passed} ms`, () =>
      assert.equal(inEnglish(agoText(now - passed, now)), expected));
  }
});
