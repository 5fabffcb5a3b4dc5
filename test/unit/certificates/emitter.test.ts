import assert from "node:assert/strict";
import { Emitter } from "../../../src/certificates";

describe("Emitter", () => {
  it("tells every listener until it is disposed", () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const first = emitter.event((event) => heard.push(`1 ${event}`));
    emitter.event((event) => heard.push(`2 ${event}`));
    emitter.fire("a");
    first.dispose();
    emitter.fire("b");
    emitter.dispose();
    emitter.fire("c");
    assert.deepEqual(heard, ["1 a", "2 a", "2 b"]);
    assert.equal(emitter.size, 0);
  });

  it("counts a listener that subscribes twice as two", () => {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    const emitter = new Emitter<void>();
    const one = emitter.event(listener);
    emitter.event(listener);
    one.dispose();
    one.dispose();
    emitter.fire();
    assert.equal(calls, 1);
  });

  it("reports what a listener throws; the others hear and whoever fired goes on", () => {
    const thrown: unknown[] = [];
    const heard: string[] = [];
    const emitter = new Emitter<string>((error) => thrown.push(error));
    const error = new Error("listener");
    emitter.event(() => {
      throw error;
    });
    emitter.event((event) => heard.push(event));
    emitter.fire("a");
    assert.deepEqual(heard, ["a"]);
    assert.deepEqual(thrown, [error]);
  });

  it("may lose listeners while it fires", () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const own = emitter.event(() => {
      own.dispose();
      heard.push("once");
    });
    emitter.fire("a");
    emitter.fire("b");
    assert.deepEqual(heard, ["once"]);
  });
});
