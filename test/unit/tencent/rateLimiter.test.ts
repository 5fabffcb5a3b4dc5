import assert from "node:assert/strict";
import { message, type ServiceError, type ServiceErrorKind } from "../../../src/certificates";
import { type Clock, RateLimiter, systemClock } from "../../../src/tencent/rateLimiter";
import { retryDelay } from "../../../src/tencent/retry";

/** Time that passes only when somebody sleeps: the one who wakes first goes on. */
class TestClock implements Clock {
  #now = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

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
      this.#now = Math.max(this.#now, next.at);
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

  it("never lets more through in a second than the limit", async () => {
    const clock = new TestClock();
    const times = await turnsOf(new RateLimiter(20, clock), clock, 100);
    for (const [index, time] of times.entries()) {
      const later = times[index + 20];
      if (later !== undefined) assert.ok(later - time >= 1000 - 5);
    }
    assert.ok((times.at(-1) ?? 0) <= 99 * 50);
  });

  it("halves its rate and pauses when refused, once for several refusals together, and recovers", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    limiter.refused();
    limiter.refused();
    assert.equal(limiter.perSecond, 10);
    assert.deepEqual(await turnsOf(limiter, clock, 2), [1000, 1100]);
    for (let call = 0; call < 50; call += 1) limiter.accepted();
    assert.equal(Math.round(limiter.perSecond), 20);
    for (let call = 0; call < 50; call += 1) limiter.accepted();
    assert.equal(limiter.perSecond, 20);
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
    assert.deepEqual(times, [1000]);
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
