import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { unwrap } from "../../../src/certificates";
import { faultText, parseFault } from "../../../src/sandbox/control/fault";
import { FaultPlan } from "../../../src/sandbox/control/faultPlan";
import {
  callLegacy,
  errorCode,
  list,
  makePair,
  openTestSandbox,
  sdkClient,
  sdkError,
  sharedSandbox,
} from "./support";

describe("sandbox: faults as text", () => {
  for (const text of [
    "error:InternalError",
    "error:4400@CertGetList:x2",
    "drop-after@UploadCertificate:x1",
    "status-502:0.25",
    "huge",
  ]) {
    it(`reads and writes ${text}`, () => {
      const fault = parseFault(text);
      assert.ok(fault.ok);
      assert.equal(faultText(fault.value), text);
    });
  }

  for (const text of [
    "",
    "error",
    "error:",
    "drop",
    "huge:InternalError",
    "drip:2",
    "html:x",
    "garbage@",
    "truncate:-1",
  ]) {
    it(`does not take "${text}"`, () => assert.equal(parseFault(text).ok, false));
  }
});

describe("sandbox: which calls faults hit", () => {
  const target = { action: "DescribeCertificates", isLegacy: false };

  it("hits so many calls of the action, and of the API of the error code", () => {
    const plan = new FaultPlan([
      { kind: "error", code: "4400" },
      { kind: "drip", action: "DescribeCertificates", times: 2 },
    ]);
    assert.equal(plan.next({ action: "UploadCertificate", isLegacy: false }), undefined);
    assert.equal(plan.next({ action: "CertGetList", isLegacy: true })?.code, "4400");
    assert.deepEqual(
      [plan.next(target)?.kind, plan.next(target)?.kind, plan.next(target)],
      ["drip", "drip", undefined],
    );
    assert.deepEqual(plan.remaining, ["error:4400"]);
  });

  it("hits a share of the calls, the same ones each time", () => {
    const hits = () => {
      const plan = new FaultPlan([{ kind: "html", rate: 0.3 }]);
      return Array.from({ length: 1000 }, () => plan.next(target) !== undefined);
    };
    const share = hits().filter(Boolean).length / 1000;
    assert.ok(share > 0.25 && share < 0.35, String(share));
    assert.deepEqual(hits(), hits());
  });
});

describe("sandbox: faults", () => {
  const shared = sharedSandbox();
  const { call } = shared;
  afterEach(() => shared.opened.sandbox.control.set({ faults: [], latency: 0, rate: 0, clockSkew: 0 }));

  const inject = (...faults: string[]) => shared.opened.sandbox.control.set({ faults });
  const describeAll = () => call("DescribeCertificates", { Limit: 1000 });

  /** The raw answer to a call nobody signed, as far as it comes. */
  async function raw(): Promise<IncomingMessage> {
    const call = request(shared.opened.sandbox.v3, { method: "POST", agent: false });
    call.end("{}");
    const [response] = (await once(call, "response")) as [IncomingMessage];
    return response;
  }

  async function uploads(): Promise<number> {
    return (await list(shared.client, { SearchKey: "fault.example.com" })).TotalCount;
  }

  async function upload() {
    const pair = await makePair("fault.example.com");
    return call("UploadCertificate", {
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
  }

  it("answers with an error, in the words of the document, and does nothing", async () => {
    inject("error:LimitExceeded.RateLimitExceeded:x1", "error:FailedOperation.NoRealNameAuth", "error:4400");
    const before = await sdkError(upload());
    assert.deepEqual(
      [before.code, before.message],
      ["LimitExceeded.RateLimitExceeded", "The API rate limit is reached."],
    );
    const { code, message } = await sdkError(upload());
    assert.deepEqual(
      [code, message],
      ["FailedOperation.NoRealNameAuth", "You have not completed the identity verification."],
    );
    const legacy = await callLegacy(shared.opened, { Action: "CertGetList" });
    assert.deepEqual([legacy.code, legacy.codeDesc], [4400, "RequestLimitExceeded"]);
    inject();
    assert.equal(await uploads(), 0);
  });

  it("answers with an error in the caller's language", async () => {
    inject("error:FailedOperation.NoRealNameAuth", "error:5500");
    const chinese = sdkClient(shared.opened, { language: "zh-CN" });
    assert.equal((await sdkError(chinese.request("DescribeCertificates", {}))).message, "尚未通过实名认证。");
    const legacy = await callLegacy(shared.opened, { Action: "CertGetList", Language: "zh-CN" });
    assert.equal(legacy.message, "用户资质审核未通过");
  });

  it("breaks the connection before the call is carried out, or after", async () => {
    inject("drop-before@UploadCertificate:x1");
    assert.equal(await errorCode(upload()), undefined);
    assert.equal(await uploads(), 0);
    inject("drop-after@UploadCertificate:x1");
    assert.equal(await errorCode(upload()), undefined);
    assert.equal(await uploads(), 1);
  });

  it("cuts the answer off", async () => {
    inject("truncate");
    const response = await raw();
    const announced = Number(response.headers["content-length"]);
    let came = 0;
    response.on("data", (chunk: Buffer) => {
      came += chunk.length;
    });
    await assert.rejects(once(response, "end"), { code: "ECONNRESET" });
    assert.ok(came > 0 && came < announced);
  });

  it("answers garbage, web pages and a proxy's errors", async () => {
    inject("garbage");
    await assert.rejects(describeAll());
    inject("html");
    const page = await fetch(shared.opened.sandbox.v3);
    assert.equal(page.status, 200);
    assert.match(page.headers.get("content-type") ?? "", /text\/html/);
    assert.match(await page.text(), /<html>/);
    inject("status-502");
    assert.equal((await fetch(shared.opened.sandbox.v3)).status, 502);
  });

  it("answers 50 MB of valid JSON", async () => {
    inject("huge");
    const text = await (await fetch(shared.opened.sandbox.v3)).text();
    assert.equal(text.length, 50 * 1024 * 1024);
    assert.ok(JSON.parse(text).Response.Padding.length > 50_000_000);
  });

  it("answers without end, until the caller hangs up", async () => {
    inject("endless");
    const response = await raw();
    let came = 0;
    for await (const chunk of response) {
      came += (chunk as Buffer).length;
      if (came > 2_000_000) break;
    }
    assert.ok(came > 2_000_000);
    inject();
    assert.ok((await describeAll()).TotalCount > 0);
  });

  it("drips", async () => {
    inject("drip");
    const response = await raw();
    const [first] = (await once(response, "data")) as [Buffer];
    assert.equal(first.length, 4);
    response.destroy();
  });

  it("has a wrong clock for a call", async () => {
    inject("clock:x1");
    assert.equal(await errorCode(describeAll()), "AuthFailure.SignatureExpire");
    inject("clock");
    const ahead = Date.parse((await fetch(shared.opened.sandbox.v3)).headers.get("date") ?? "") - Date.now();
    assert.ok(ahead > 3_590_000 && ahead < 3_610_000);
  });

  it("limits the rate as documented", async () => {
    shared.opened.sandbox.control.set({ rate: "documented" });
    const calls = Array.from({ length: 12 }, () => call("DescribeCertificates", { Limit: 1 }));
    const outcomes = await Promise.allSettled(calls);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    assert.equal(refused.length, 2);
    assert.match(
      String(refused[0]?.reason?.message),
      /equals to `11` in a second, which exceeds the frequency limit `10`/,
    );
  });

  it("stops while it misbehaves", async () => {
    const other = await openTestSandbox({ faults: ["endless"] });
    const response = await fetch(other.sandbox.v3);
    await other.dispose();
    await assert.rejects(response.text());
  });

  describe("control request", () => {
    async function control(body: string, signature?: string, method = "POST") {
      const secretKey = unwrap(shared.opened.credentials.secretKey);
      const signed = createHmac("sha256", secretKey).update(body).digest("hex");
      const response = await fetch(`${shared.opened.sandbox.v3}/sandbox/control`, {
        method,
        headers: { "X-Sandbox-Signature": signature ?? signed },
        ...(method === "POST" && { body }),
      });
      const answer: unknown = await response.json();
      return { status: response.status, body: answer as { readonly error?: string } };
    }

    it("changes what it names and tells what is in force", async () => {
      const faults = ["drip@DescribeCertificates:x2"];
      const changed = await control(
        JSON.stringify({ latency: 5, faults, clockSkew: -10, conditions: ["mfa"] }),
      );
      assert.deepEqual(changed, {
        status: 200,
        body: { latency: 5, rate: 0, clockSkew: -10, faults, conditions: ["mfa"] },
      });
      const calm = await control(
        JSON.stringify({ faults: [], latency: 0, rate: "documented", conditions: [] }),
      );
      assert.deepEqual(calm.body, {
        latency: 0,
        rate: "documented",
        clockSkew: -10,
        faults: [],
        conditions: [],
      });
      assert.deepEqual((await control("{}")).body, calm.body);
    });

    it("is not hit by faults", async () => {
      inject("drop-before");
      assert.equal((await control('{"faults":[]}')).status, 200);
    });

    it("wants the right signature and a POST", async () => {
      assert.equal((await control("{}", "00")).status, 403);
      assert.equal((await control("", undefined, "GET")).status, 405);
    });

    for (const body of [
      "",
      "[]",
      '{"speed":1}',
      '{"latency":"soon"}',
      '{"latency":-1}',
      '{"rate":1.5}',
      '{"faults":"html"}',
      '{"faults":["nonsense"]}',
      '{"clockSkew":null}',
      '{"conditions":"mfa"}',
      '{"conditions":["toString"]}',
    ]) {
      it(`refuses ${body || "an empty body"}, and changes nothing`, async () => {
        const before = shared.opened.sandbox.control.state;
        const answer = await control(body);
        assert.equal(answer.status, 400);
        assert.ok(answer.body.error);
        assert.deepEqual(shared.opened.sandbox.control.state, before);
      });
    }
  });
});
