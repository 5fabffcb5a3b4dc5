import assert from "node:assert/strict";
import { message, type ServiceError, type ServiceErrorKind } from "../../../src/certificates";
import { type Clock, RateLimiter, systemClock } from "../../../src/tencent/rateLimiter";
import { retryDelay } from "../../../src/tencent/retry";

/** Time that passes only when somebody sleeps: the one who wakes first goes on, perhaps `late` milliseconds late. */
class TestClock implements Clock {
  readonly #late: () => number;
  #now = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(late: () => number = () => 0) {
    this.#late = late;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal?.addEventListener("abort", () => resolve(), { once: true });
      this.#sleepers.push({ at: this.#now + ms, wake: resolve });
    });
  }

  /** Lets time pass until nobody sleeps any more. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#sleepers.sort((a, b) => a.at - b.at);
      const next = this.#sleepers.shift();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at + this.#late());
      next.wake();
    }
  }
}

describe("the rate limiter", () => {
  const turnsOf = async (limiter: RateLimiter, clock: TestClock, count: number): Promise<number[]> => {
    const times: number[] = [];
    const turns = Array.from({ length: count }, () => limiter.turn().then(() => times.push(clock.now())));
    await clock.run();
    await Promise.all(turns);
    return times;
  };

  it("lets the first through at once and spreads the others over the second", async () => {
    const clock = new TestClock();
    const times = await turnsOf(new RateLimiter(10, clock), clock, 5);
    assert.deepEqual(times, [0, 100, 200, 300, 400]);
  });

  /** No more than the limit in a second, nor in the little longer that leaves room for delays on the way. */
  const assertWithin = (limit: number, times: readonly number[]) => {
    for (const [index, time] of times.entries()) {
      const later = times[index + limit];
      if (later !== undefined)
        assert.ok(later - time > 1049.9, `${limit + 1} turns from ${time} to ${later}`);
    }
  };

  it("never lets more through in a second than the limit, and nearly as many", async () => {
    const clock = new TestClock();
    const times = await turnsOf(new RateLimiter(20, clock), clock, 100);
    assertWithin(20, times);
    assert.equal(times.at(-1), 4 * 1050 + 19 * 50);
  });

  it("catches up with late turns, so that lateness does not add up", async () => {
    let sleeps = 0;
    const clock = new TestClock(() => (sleeps++ % 3) * 20);
    const times = await turnsOf(new RateLimiter(20, clock), clock, 100);
    assertWithin(20, times);
    const onTime = 4 * 1050 + 19 * 50;
    assert.ok((times.at(-1) ?? 0) <= onTime + 5 * 40, `the last came at ${times.at(-1)}`);
  });

  it("catches up at three times the pace after a while in which nobody asked, but not beyond the limit", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    await limiter.turn();
    const waited = clock.sleep(300);
    await clock.run();
    await waited;
    const times = await turnsOf(limiter, clock, 60);
    const onSchedule = times.findIndex((time, index) => time === (index + 1) * 50);
    assert.equal(onSchedule, 8);
    const quickest = Math.min(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
    assert.equal(Math.round(quickest), 17);
    assertWithin(20, [0, ...times]);
  });

  it("sends whole calls only: of a rate that is no whole number, the smaller one", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(10, clock);
    limiter.refused();
    limiter.accepted();
    assert.equal(limiter.perSecond, 5.5);
    assertWithin(5, await turnsOf(limiter, clock, 30));
  });

  it("halves its rate and pauses when refused, once for several refusals together, and recovers", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    const rate = () => Number(limiter.perSecond.toFixed(1));
    limiter.refused();
    limiter.refused();
    assert.equal(rate(), 10);
    assert.deepEqual(await turnsOf(limiter, clock, 2), [1000, 1100]);
    for (let call = 0; call < 6; call += 1) limiter.accepted();
    assert.equal(rate(), 16, "quickly to where it was refused nearly");
    for (let call = 0; call < 50; call += 1) limiter.accepted();
    assert.equal(rate(), 18, "slowly from there");
    for (let call = 0; call < 60; call += 1) limiter.accepted();
    assert.equal(rate(), 20);
  });

  it("never stops altogether", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    for (let round = 0; round < 10; round += 1) {
      limiter.refused();
      await turnsOf(limiter, clock, 1);
    }
    assert.equal(limiter.perSecond, 1);
  });

  it("gives the turn of a cancelled call to the next", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(1, clock);
    const abort = new AbortController();
    const times: number[] = [];
    await limiter.turn();
    const cancelled = limiter.turn(abort.signal);
    const next = limiter.turn().then(() => times.push(clock.now()));
    abort.abort();
    await cancelled;
    await clock.run();
    await next;
    assert.deepEqual(times, [1050]);
  });

  it("has a clock whose sleep ends at once when cancelled", async () => {
    const started = systemClock.now();
    await systemClock.sleep(60_000, AbortSignal.abort());
    await systemClock.sleep(60_000, AbortSignal.timeout(10));
    await systemClock.sleep(1);
    assert.ok(systemClock.now() - started < 5000);
  });
});

describe("retries of reads", () => {
  const error = (kind: ServiceErrorKind, more: Partial<ServiceError> = {}): ServiceError => ({
    kind,
    code: "x",
    action: "DescribeCertificates",
    cause: message("Cancelled."),
    advice: message("Cancelled."),
    retryable: true,
    carriedOut: "maybe",
    ...more,
  });

  it("come after growing delays, up to half of them taken off at random, twice", () => {
    const delays = [1, 2, 3].map((repetition) => retryDelay(error("service"), repetition, 0));
    assert.deepEqual(delays, [300, 900, undefined]);
    assert.equal(retryDelay(error("network"), 1, 1), 150);
  });

  it("leave waiting for the rate to the limiter", () => {
    assert.equal(retryDelay(error("rateLimit", { carriedOut: "no" }), 8, 0), 0);
    assert.equal(retryDelay(error("rateLimit", { carriedOut: "no" }), 9, 0), undefined);
  });

  it("do not come for what will not pass, for timeouts and for connections that were never made", () => {
    assert.equal(retryDelay(error("refused", { retryable: false }), 1, 0), undefined);
    assert.equal(retryDelay(error("timeout"), 1, 0), undefined);
    assert.equal(retryDelay(error("network", { carriedOut: "no" }), 1, 0), undefined);
  });
});
