import assert from "node:assert/strict";
import { failure, type Result, type ServiceError, success } from "../../../src/certificates";
import { Lookup } from "../../../src/detail/lookup";
import { sampleError } from "../certificates/samples";

type Answer = Result<string, ServiceError>;

/** A question that is answered when the test says so. */
function question() {
  let answer: (value: Answer) => void = () => {};
  let signal: AbortSignal | undefined;
  const ask = (given: AbortSignal) => {
    signal = given;
    return new Promise<Answer>((resolve) => {
      answer = resolve;
    });
  };
  return { ask, answer: (value: Answer) => answer(value), isAborted: () => signal?.aborted === true };
}

describe("a lookup", () => {
  it("is idle, then loading, then has its answer with its time", async () => {
    const lookup = new Lookup<string>(() => 42);
    const { ask, answer } = question();
    assert.deepEqual(lookup.state, { loading: false });
    const done = lookup.start(ask);
    assert.deepEqual(lookup.state, { loading: true });
    answer(success("CLB"));
    await done;
    assert.deepEqual(lookup.state, { loading: false, value: "CLB", at: 42 });
  });

  it("keeps the last answer when asking again fails, and forgets the error when asked once more", async () => {
    const lookup = new Lookup<string>(() => 42);
    await lookup.start(async () => success("CLB"));
    const error = sampleError();
    await lookup.start(async () => failure(error));
    assert.deepEqual(lookup.state, { loading: false, value: "CLB", at: 42, error });
    const { ask } = question();
    void lookup.start(ask);
    assert.deepEqual(lookup.state, { loading: true, value: "CLB", at: 42 });
  });

  it("can be stopped, and does not hear the late answer", async () => {
    const lookup = new Lookup<string>(() => 42);
    const { ask, answer, isAborted } = question();
    const done = lookup.start(ask);
    lookup.stop();
    assert.ok(isAborted());
    answer(success("late"));
    await done;
    assert.deepEqual(lookup.state, { loading: false });
  });

  it("gives up the first question for the second", async () => {
    const lookup = new Lookup<string>(() => 42);
    const first = question();
    const done = lookup.start(first.ask);
    await lookup.start(async () => success("second"));
    first.answer(success("first"));
    await done;
    assert.ok(first.isAborted());
    assert.equal(lookup.state.value, "second");
  });

  it("tells of each change", async () => {
    const lookup = new Lookup<string>(() => 42);
    let heard = 0;
    lookup.onDidChange(() => {
      heard += 1;
    });
    lookup.stop();
    assert.equal(heard, 0);
    await lookup.start(async () => success("CLB"));
    assert.equal(heard, 2);
  });
});
