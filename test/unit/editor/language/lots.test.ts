import assert from "node:assert/strict";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Lots } from "../../../../src/editor/language/lots";

describe("lots of events", () => {
  it("are worked on one after the other, with what came meanwhile taken together", async () => {
    const seen: string[] = [];
    const ends: (() => void)[] = [];
    const lots = new Lots<number>((items) => {
      seen.push(items.join(" "));
      return new Promise((resolve) => ends.push(resolve));
    });
    lots.add(1);
    lots.add(2);
    await nextTurn();
    assert.deepEqual(seen, ["1 2"]);
    lots.add(3);
    lots.add(4);
    await nextTurn();
    assert.deepEqual(seen, ["1 2"], "the first lot is not done yet");
    ends.shift()?.();
    await nextTurn();
    assert.deepEqual(seen, ["1 2", "3 4"]);
    ends.shift()?.();
    await nextTurn();
    lots.add(5);
    await nextTurn();
    assert.deepEqual(seen, ["1 2", "3 4", "5"]);
  });
});
