import assert from "node:assert/strict";
import { setImmediate as nextTurn } from "node:timers/promises";
import { BatchQueue } from "../../../../src/editor/language/batchQueue";

describe("batches of events", () => {
  it("are worked on one after the other, with what came meanwhile taken together", async () => {
    const seen: string[] = [];
    const ends: (() => void)[] = [];
    const queue = new BatchQueue<number>((items) => {
      seen.push(items.join(" "));
      return new Promise((resolve) => ends.push(resolve));
    });
    queue.add(1);
    queue.add(2);
    await nextTurn();
    assert.deepEqual(seen, ["1 2"]);
    queue.add(3);
    queue.add(4);
    await nextTurn();
    assert.deepEqual(seen, ["1 2"], "the first batch is not done yet");
    ends.shift()?.();
    await nextTurn();
    assert.deepEqual(seen, ["1 2", "3 4"]);
    ends.shift()?.();
    await nextTurn();
    queue.add(5);
    await nextTurn();
    assert.deepEqual(seen, ["1 2", "3 4", "5"]);
  });
});
