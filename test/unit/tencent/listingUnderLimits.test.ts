import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CertificateStore } from "../../../src/certificates";
import { connect, type Generation } from "../../../src/tencent";
import type { Clock } from "../../../src/tencent/rateLimiter";
import { credentials } from "./support";

/** Time that passes only while no request is under way: whoever sleeps shortest wakes first. */
class VirtualClock implements Clock {
  requestsUnderWay = 0;
  #now = 0;
  #stopped = false;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  constructor() {
    this.#pass(0);
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.#now + ms, wake }));
  }

  stop(): void {
    this.#stopped = true;
  }

  /** What an answer brings about takes a few turns of the event loop. */
  #pass(quietTurns: number): void {
    if (this.#stopped) return;
    const isQuiet = this.requestsUnderWay === 0;
    if (isQuiet && quietTurns > 10) this.#wakeNext();
    setImmediate(() => this.#pass(isQuiet && quietTurns <= 10 ? quietTurns + 1 : 0));
  }

  #wakeNext(): void {
    this.#sleepers.sort((a, b) => a.at - b.at);
    const next = this.#sleepers.shift();
    if (next === undefined) return;
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }
}

/** The answer of a service that has had enough, by the code it says so with. */
const refusals = {
  RequestLimitExceeded: (calls: number, limit: number) =>
    complaint(
      "RequestLimitExceeded",
      `Your current request times equals to \`${calls}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
    ),
  "RequestLimitExceeded, in Chinese": (calls: number, limit: number) =>
    complaint(
      "RequestLimitExceeded",
      `您当前每秒请求 \`${calls}\` 次，超过了每秒频率上限 \`${limit}\`，请稍后重试。`,
    ),
  "LimitExceeded.RateLimitExceeded": () =>
    complaint("LimitExceeded.RateLimitExceeded", "The API request frequency limit is reached."),
  "4400": () => ({ code: 4400, message: "Request quota exceeded", codeDesc: "RequestLimitExceeded" }),
};

function complaint(Code: string, Message: string): object {
  return { Response: { Error: { Code, Message }, RequestId: "r" } };
}

interface Call {
  readonly at: number;
  readonly accepted: boolean;
}

describe("listing under a rate limit", function () {
  // A hundred pages of 1000 records, made and read.
  this.timeout(120_000);
  let server: Server | undefined;
  let clock: VirtualClock;

  afterEach(() => {
    clock.stop();
    server?.closeAllConnections();
    server?.close();
  });

  /** Lists so many certificates of a service with a token bucket, which gives `perSecond` at a time of the clock. */
  async function listUnder(
    code: keyof typeof refusals,
    certificates: number,
    perSecond: (now: number) => number,
  ) {
    clock = new VirtualClock();
    const calls: Call[] = [];
    let tokens = perSecond(0);
    let filledAt = 0;
    const take = (): boolean => {
      const rate = perSecond(clock.now());
      tokens = Math.min(rate, tokens + ((clock.now() - filledAt) / 1000) * rate);
      filledAt = clock.now();
      const accepted = tokens >= 1;
      if (accepted) tokens -= 1;
      calls.push({ at: clock.now(), accepted });
      return accepted;
    };
    const running = createServer((request, response) => {
      clock.requestsUnderWay += 1;
      response.on("close", () => {
        clock.requestsUnderWay -= 1;
      });
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        const limit = perSecond(clock.now());
        const answer = take() ? pageOf(code, body, certificates) : refusals[code](limit + 1, limit);
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(answer));
      });
    });
    server = running;
    await new Promise<void>((resolve) => running.listen(0, "127.0.0.1", resolve));
    const generation: Generation = code === "4400" ? "v2" : "v3";
    const service = connect(
      {
        generation,
        endpoint: `http://127.0.0.1:${(running.address() as AddressInfo).port}`,
        credentials,
        timeoutMs: 600_000,
      },
      { clock, random: () => 0.5 },
    );
    const store = new CertificateStore(service);
    await store.load();
    assert.equal(store.state.error, undefined, store.state.error?.code);
    assert.equal(store.size, certificates);
    return { calls, seconds: clock.now() / 1000 };
  }

  for (const code of Object.keys(refusals) as (keyof typeof refusals)[]) {
    it(`of 2 a second that a token bucket sets: 100,000 certificates are listed (${code})`, async () => {
      const { calls, seconds } = await listUnder(code, 100_000, () => 2);
      const accepted = calls.filter((call) => call.accepted).length;
      const least = accepted / 2 - 1;
      assert.ok(seconds < 2 * least, `${Math.round(seconds)} s for ${accepted} pages of 2 a second`);
    });

    it(`that is lowered in the middle: slows down and recovers (${code})`, async () => {
      const lowered = { from: 2000, to: 12_000 };
      const { calls } = await listUnder(code, 280_000, (now) =>
        now >= lowered.from && now < lowered.to ? 3 : 20,
      );
      const acceptedWithin = (from: number, to: number) =>
        calls.filter(({ at, accepted }) => accepted && at >= from && at < to).length / ((to - from) / 1000);
      const triedWithin = (from: number, to: number) =>
        calls.filter(({ at }) => at >= from && at < to).length / ((to - from) / 1000);
      assert.ok(acceptedWithin(0, lowered.from) > 15, "as fast as documented at first");
      assert.ok(triedWithin(lowered.from + 3000, lowered.to) < 6, "slow while the limit is low");
      assert.ok(acceptedWithin(lowered.from + 3000, lowered.to) > 1, "but not much slower than allowed");
      const last = calls.at(-1)?.at ?? 0;
      assert.ok(acceptedWithin(last - 3000, last) > 12, "fast again afterwards");
    });
  }
});

/** The page that was asked for, of records with what a record must have. */
function pageOf(code: keyof typeof refusals, body: string, certificates: number): object {
  const records = (from: number, count: number) =>
    Array.from({ length: Math.max(0, Math.min(count, certificates - from)) }, (_, index) => from + index);
  if (code === "4400") {
    const form = new URLSearchParams(body);
    const count = Number(form.get("count"));
    const list = records((Number(form.get("page")) - 1) * count, count).map((id) => ({ id: `c${id}` }));
    return { code: 0, message: "", codeDesc: "Success", data: { totalNum: certificates, list } };
  }
  const { Offset, Limit } = JSON.parse(body) as { readonly Offset: number; readonly Limit: number };
  const Certificates = records(Offset, Limit).map((id) => ({ CertificateId: `c${id}` }));
  return { Response: { TotalCount: certificates, Certificates, RequestId: "r" } };
}
