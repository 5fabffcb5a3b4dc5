import assert from "node:assert/strict";
import { defaultTreeSettings, parseTreeSettings } from "../../../src/tree/treeSettings";

describe("parseTreeSettings", () => {
  const parse = (values: Record<string, unknown>) => parseTreeSettings((name) => values[name]);

  it("takes what makes sense", () => {
    const settings = {
      groupBy: ["status"],
      sortBy: "domain",
      hideExpired: true,
      expiringDays: 0,
      refreshMinutes: 2.5,
    } as const;
    assert.deepEqual(parse(settings), settings);
    assert.deepEqual(parse({ groupBy: [] }).groupBy, [], "an empty list is a flat tree, not the default");
  });

  it("falls back to the defaults otherwise", () => {
    assert.deepEqual(parse({}), defaultTreeSettings);
    assert.deepEqual(
      parse({
        groupBy: "project",
        sortBy: "size",
        hideExpired: "yes",
        expiringDays: -1,
        refreshMinutes: "5",
      }),
      defaultTreeSettings,
    );
    assert.equal(parse({ refreshMinutes: Number.NaN }).refreshMinutes, 0);
    assert.equal(parse({ sortBy: "toString" }).sortBy, "expiry");
  });

  it("drops unknown keys and repetitions from groupBy", () => {
    assert.deepEqual(parse({ groupBy: ["status", "colour", 3, "status", "project"] }).groupBy, [
      "status",
      "project",
    ]);
  });
});
