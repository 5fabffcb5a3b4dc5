import assert from "node:assert/strict";
import { Throttle } from "../../../src/tree/throttle";
import { HandClock } from "./fakes";

describe("Throttle", () => {
  function made() {
    const clock = new HandClock();
    const runs: number[] = [];
    const start = clock.now();
    const throttle = new Throttle(() => runs.push(clock.now() - start), 100, clock);
    return { clock, runs, throttle };
  }

  it("runs the first at once, and what comes in a burst together after the gap", () => {
    const { clock, runs, throttle } = made();
    throttle.ask();
    clock.advance(0);
    for (let index = 0; index < 5; index += 1) {
      clock.advance(10);
      throttle.ask();
    }
    clock.advance(50);
    clock.advance(500);
    assert.deepEqual(runs, [0, 100]);
  });

  it("runs what waits when flushed, and nothing when nothing waits", () => {
    const { clock, runs, throttle } = made();
    throttle.flush();
    throttle.ask();
    throttle.flush();
    throttle.flush();
    clock.advance(500);
    assert.deepEqual(runs, [0]);
  });

  it("runs nothing after it was disposed", () => {
    const { clock, runs, throttle } = made();
    throttle.ask();
    throttle.dispose();
    clock.advance(500);
    assert.deepEqual(runs, []);
  });
});
