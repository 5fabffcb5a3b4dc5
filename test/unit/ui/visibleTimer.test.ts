import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { VisibleTimer } from "../../../src/ui/visibleTimer";

describe("a timer of a view", () => {
  const soon = 1 / 60_000;
  const view = { visible: true };
  let runs = 0;
  const timer = new VisibleTimer(view, () => {
    runs += 1;
  });

  async function run(): Promise<void> {
    for (const before = runs; runs === before; ) await sleep(1);
  }

  afterEach(() => timer.dispose());

  it("runs again and again while the view is visible, and not while it is hidden", async () => {
    timer.every(soon);
    await run();
    await run();
    view.visible = false;
    const before = runs;
    await sleep(20);
    assert.equal(runs, before);
    view.visible = true;
    await run();
  });

  it("never runs at 0 minutes, and does not run at once when the time is too long for a timer", async () => {
    const before = runs;
    for (const minutes of [0, Number.MAX_SAFE_INTEGER]) {
      timer.every(minutes);
      await sleep(5);
    }
    assert.equal(runs, before);
  });
});
