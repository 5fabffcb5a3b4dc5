import assert from "node:assert/strict";
import { message, type Result, type ServiceError, type ServiceErrorKind } from "../../../src/certificates";
import { connect, type Generation } from "../../../src/tencent";
import { type Clock, RateLimiter, systemClock, type Turn } from "../../../src/tencent/rateLimiter";
import { retryDelay } from "../../../src/tencent/retry";
import { credentials, json, serve, type TestServer } from "./support";

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

  /** Lets time pass until nobody sleeps any more, or up to that time. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#sleepers.sort((a, b) => a.at - b.at);
      const [next] = this.#sleepers;
      if (next === undefined || next.at > until) break;
      this.#sleepers.shift();
      this.#now = Math.max(this.#now, next.at + this.#late());
      next.wake();
    }
    if (Number.isFinite(until)) this.#now = Math.max(this.#now, until);
  }
}

describe("the rate limiter", () => {
  /** When so many calls are sent that all wait for their turn; each over a connection that is there. */
  const turnsOf = async (limiter: RateLimiter, clock: TestClock, count: number): Promise<number[]> => {
    const times: number[] = [];
    const turns = Array.from({ length: count }, async () => {
      (await limiter.turn())?.sent();
      times.push(clock.now());
    });
    await clock.run();
    await Promise.all(turns);
    return times;
  };

  /** One turn, which comes when the clock has run so far; it is used at once. */
  const nextTurn = async (limiter: RateLimiter, clock: TestClock): Promise<Turn> => {
    const coming = limiter.turn();
    await clock.run();
    const turn = await coming;
    assert.ok(turn);
    turn.sent();
    return turn;
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
        assert.ok(later - time > 1039.9, `${limit + 1} turns from ${time} to ${later}`);
    }
  };

  it("never lets more through in a second than the limit, and nearly as many", async () => {
    const clock = new TestClock();
    const times = await turnsOf(new RateLimiter(20, clock), clock, 100);
    assertWithin(20, times);
    assert.equal(times.at(-1), 4 * 1040 + 19 * 50);
  });

  it("catches up with late turns, so that lateness does not add up", async () => {
    let sleeps = 0;
    const clock = new TestClock(() => (sleeps++ % 3) * 20);
    const times = await turnsOf(new RateLimiter(20, clock), clock, 100);
    assertWithin(20, times);
    const onTime = 4 * 1040 + 19 * 50;
    assert.ok((times.at(-1) ?? 0) <= onTime + 5 * 40, `the last came at ${times.at(-1)}`);
  });

  it("catches up at twice the pace after a while in which nobody asked, but not beyond the limit", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    await turnsOf(limiter, clock, 1);
    await clock.run(clock.now() + 300);
    const times = await turnsOf(limiter, clock, 60);
    const onSchedule = times.findIndex((time, index) => time === (index + 1) * 50);
    assert.equal(onSchedule, 9);
    const quickest = Math.min(...times.slice(2).map((time, index) => time - (times[index] ?? 0)));
    assert.equal(quickest, 25, "two in 25 ms");
    assertWithin(20, [0, ...times]);
  });

  it("counts a call from when it is sent, and until then as one that may be sent at any moment", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(2, clock);
    const connecting = await limiter.turn();
    await nextTurn(limiter, clock);
    assert.equal(clock.now(), 500);
    const times: number[] = [];
    const next = [1, 2, 3].map(async () => {
      (await limiter.turn())?.sent();
      times.push(clock.now());
    });
    await clock.run(2000);
    assert.deepEqual(times, [500 + 1040], "one at a time beside the one that is connecting");
    connecting?.sent();
    connecting?.sent();
    await clock.run();
    await Promise.all(next);
    assert.deepEqual(times.slice(1), [500 + 2 * 1040, 2000 + 1040]);
  });

  it("sends whole calls only: of a rate that is no whole number, the smaller one", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(10, clock);
    const turn = await nextTurn(limiter, clock);
    turn.refused();
    turn.accepted();
    assert.equal(limiter.perSecond, 5.5);
    assertWithin(5, await turnsOf(limiter, clock, 30));
  });

  it("halves its rate and pauses when refused, and recovers", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    const rate = () => Number(limiter.perSecond.toFixed(1));
    const turn = await nextTurn(limiter, clock);
    turn.refused();
    assert.equal(rate(), 10);
    assert.deepEqual(await turnsOf(limiter, clock, 2), [1000, 1100]);
    for (let call = 0; call < 6; call += 1) turn.accepted();
    assert.equal(rate(), 16, "quickly to where it was refused nearly");
    for (let call = 0; call < 50; call += 1) turn.accepted();
    assert.equal(rate(), 18, "slowly from there");
    for (let call = 0; call < 60; call += 1) turn.accepted();
    assert.equal(rate(), 20);
  });

  it("slows down once for calls that were on their way together, and again for one sent afterwards", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    const together = [await nextTurn(limiter, clock), await nextTurn(limiter, clock)];
    for (const turn of together) turn.refused();
    assert.equal(limiter.perSecond, 10);
    const later = await nextTurn(limiter, clock);
    together[1]?.refused();
    assert.equal(limiter.perSecond, 10);
    later.refused();
    assert.equal(limiter.perSecond, 5);
  });

  it("takes the limit that the service names, stays there for half a minute, and then tries more", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    const turn = await nextTurn(limiter, clock);
    turn.refused(10);
    for (let call = 0; call < 500; call += 1) turn.accepted();
    assert.equal(limiter.perSecond, 10);
    assertWithin(10, await turnsOf(limiter, clock, 40));
    await clock.run(31_000);
    for (let call = 0; call < 60; call += 1) turn.accepted();
    assert.equal(limiter.perSecond.toFixed(1), "12.4", "slowly at first");
    for (let call = 0; call < 20; call += 1) turn.accepted();
    assert.equal(limiter.perSecond, 20);
  });

  it("hardly slows down when it kept to the limit that the service names: calls bunched up on the way", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    (await nextTurn(limiter, clock)).refused(20);
    assert.equal(limiter.perSecond, 19);
    const turn = await nextTurn(limiter, clock);
    assert.equal(clock.now(), 150);
    for (let call = 0; call < 25; call += 1) turn.accepted();
    assert.ok(limiter.perSecond > 19.99);
  });

  it("slows down more when that is no accident: somebody else uses the same limit", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(20, clock);
    (await nextTurn(limiter, clock)).refused(20);
    (await nextTurn(limiter, clock)).refused(20);
    assert.equal(limiter.perSecond, 0.75 * 19);
    await clock.run(clock.now() + 2000);
    (await nextTurn(limiter, clock)).refused(20);
    assert.equal(limiter.perSecond.toFixed(2), "13.54", "a while later it may be one again");
  });

  it("never stops altogether", async () => {
    for (const allowed of [undefined, 0]) {
      const clock = new TestClock();
      const limiter = new RateLimiter(20, clock);
      for (let round = 0; round < 10; round += 1) (await nextTurn(limiter, clock)).refused(allowed);
      assert.equal(limiter.perSecond, 1);
    }
  });

  it("gives the turn of a cancelled call to the next", async () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(1, clock);
    const abort = new AbortController();
    const times: number[] = [];
    (await limiter.turn())?.sent();
    const cancelled = limiter.turn(abort.signal);
    const next = limiter.turn().then(() => times.push(clock.now()));
    abort.abort();
    assert.equal(await cancelled, undefined);
    await clock.run();
    await next;
    assert.deepEqual(times, [1040]);
  });

  it("has a clock whose sleep ends at once when cancelled", async () => {
    const started = systemClock.now();
    await systemClock.sleep(60_000, AbortSignal.abort());
    await systemClock.sleep(60_000, AbortSignal.timeout(10));
    await systemClock.sleep(1);
    assert.ok(systemClock.now() - started < 5000);
  });
});

describe("the rate of an account's calls", () => {
  let server: TestServer;

  before(async () => {
    server = await serve((response, body) =>
      json(
        response,
        body.startsWith("{") ? emptyV3 : { code: 0, message: "", data: { totalNum: 0, list: [] } },
      ),
    );
  });
  after(() => server.close());

  const emptyV3 = { Response: { TotalCount: 0, Certificates: [], RequestId: "r" } };

  /** A service and what its calls waited for, in milliseconds. Time passes by waiting only. */
  const open = (generation: Generation) => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const service = connect({ generation, endpoint: server.url, credentials, timeoutMs: 5000 }, { clock });
    const waited = async (call: () => Promise<Result<unknown, ServiceError>>) => {
      const before = now;
      const result = await call();
      assert.ok(result.ok);
      return now - before;
    };
    return { service, waited };
  };

  it("begins at the documented limit, for each action by itself", async () => {
    const { service, waited } = open("v3");
    const list = () => service.list({}, { index: 0, size: 20 });
    const alias = () => service.setAlias("a", "b");
    assert.deepEqual([await waited(list), await waited(list)], [0, 50], "20 lists a second");
    assert.deepEqual([await waited(alias), await waited(alias)], [0, 100], "10 others a second");
    assert.equal(await waited(list), 0);
  });

  it("is the account's own", async () => {
    const [one, other] = [open("v3"), open("v2")];
    const list = { index: 0, size: 20 };
    await one.waited(() => one.service.list({}, list));
    assert.equal(await other.waited(() => other.service.list({}, list)), 0);
    assert.ok((await other.waited(() => other.service.list({}, list))) > 0);
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
