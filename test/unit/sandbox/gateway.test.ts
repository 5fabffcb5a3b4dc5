import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { Secret, unwrap } from "../../../src/certificates";
import { makeCredentials } from "../../../src/sandbox";
import { errorCode, openTestSandbox, sdkClient, type TestSandbox } from "./support";

const { default: Sign } = createRequire(import.meta.url)(
  "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign",
) as typeof import("tencentcloud-sdk-nodejs-common/tencentcloud/common/sign");

interface Answer {
  readonly Response: {
    readonly RequestId: string;
    readonly TotalCount?: number;
    readonly Error?: { readonly Code: string; readonly Message: string };
  };
}

interface Change {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly method?: string;
  readonly timestamp?: number;
  readonly secretKey?: string;
}

describe("sandbox: gateway of API 3.0", () => {
  let opened: TestSandbox;
  const clock = { offset: 0 };
  before(async () => {
    opened = await openTestSandbox({ now: () => Date.now() + clock.offset });
  });
  after(() => opened.dispose());

  /** A call signed by the official signer, then changed. */
  async function send(change: Change = {}): Promise<Response> {
    const { sandbox, credentials } = opened;
    const timestamp = change.timestamp ?? Math.floor(Date.now() / 1000);
    const body = JSON.stringify({ Limit: 1 });
    const signed = {
      method: "POST",
      url: `${sandbox.v3}/`,
      payload: Buffer.from(body),
      timestamp,
      service: "ssl",
      secretId: credentials.secretId,
      secretKey: change.secretKey ?? unwrap(credentials.secretKey),
      multipart: false,
      boundary: "",
      headers: { "Content-Type": "application/json" },
    };
    const headers = {
      "Content-Type": "application/json",
      "X-TC-Action": "DescribeCertificates",
      "X-TC-Version": "2019-12-05",
      "X-TC-Timestamp": String(timestamp),
      Authorization: Sign.sign3(signed),
      ...change.headers,
    };
    const method = change.method ?? "POST";
    return fetch(sandbox.v3, { method, headers, body: change.body ?? body });
  }

  async function refusedWith(change: Change): Promise<string | undefined> {
    const response = await send(change);
    assert.equal(response.status, 200);
    const { Response } = (await response.json()) as Answer;
    assert.match(Response.RequestId, /^[0-9a-f-]{36}$/);
    return Response.Error?.Code;
  }

  it("accepts a signed call, with date and trace ID in the answer", async () => {
    const response = await send({ headers: { "X-TC-TraceId": "trace-1" } });
    const { Response } = (await response.json()) as Answer;
    assert.ok((Response.TotalCount ?? 0) >= 30);
    assert.equal(response.headers.get("x-tc-traceid"), "trace-1");
    assert.ok(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now()) < 5000);
  });

  it("compresses long answers when the caller takes that", async () => {
    const packed = await send({ headers: { "Accept-Encoding": "gzip, deflate" } });
    const plain = await send({ headers: { "Accept-Encoding": "gzip;q=0" } });
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    assert.equal(plain.headers.get("content-encoding"), null);
    assert.deepEqual(
      ((await packed.json()) as Answer).Response.TotalCount,
      ((await plain.json()) as Answer).Response.TotalCount,
    );
  });

  it("refuses a changed body, a wrong key and an unknown secret ID", async () => {
    assert.equal(await refusedWith({ body: '{"Limit":2}' }), "AuthFailure.SignatureFailure");
    assert.equal(await refusedWith({ secretKey: "wrong" }), "AuthFailure.SignatureFailure");
    const stranger = { ...opened, credentials: makeCredentials() };
    const call = sdkClient(stranger).request("DescribeCertificates", {});
    assert.equal(await errorCode(call), "AuthFailure.SecretIdNotFound");
  });

  it("takes clocks that are 299 s off, and refuses 302 s", async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const sign of [1, -1]) {
      assert.equal(await refusedWith({ timestamp: now + sign * 299 }), undefined);
      assert.equal(await refusedWith({ timestamp: now + sign * 302 }), "AuthFailure.SignatureExpire");
    }
  });

  it("tells its own time when its clock is the wrong one", async () => {
    clock.offset = 3_600_000;
    try {
      const response = await send();
      const { Response } = (await response.json()) as Answer;
      assert.equal(Response.Error?.Code, "AuthFailure.SignatureExpire");
      assert.ok(Date.parse(response.headers.get("date") ?? "") - Date.now() > 3_500_000);
    } finally {
      clock.offset = 0;
    }
  });

  const cases: readonly (readonly [string, Change, string])[] = [
    [
      "an Authorization of another kind",
      { headers: { Authorization: "Bearer x" } },
      "AuthFailure.InvalidAuthorization",
    ],
    ["an unsigned call", { headers: { Authorization: "SKIP" } }, "AuthFailure.InvalidAuthorization"],
    ["no action", { headers: { "X-TC-Action": "" } }, "MissingParameter"],
    ["no timestamp", { headers: { "X-TC-Timestamp": "" } }, "MissingParameter"],
    ["a timestamp in words", { headers: { "X-TC-Timestamp": "now" } }, "InvalidParameter"],
    ["an unknown action", { headers: { "X-TC-Action": "DescribeNothing" } }, "InvalidAction"],
    ["another version", { headers: { "X-TC-Version": "2018-04-26" } }, "NoSuchVersion"],
    ["an empty region", { headers: { "X-TC-Region": "" } }, "InvalidParameterValue"],
    ["a token nobody gave out", { headers: { "X-TC-Token": "stolen" } }, "AuthFailure.TokenFailure"],
    ["another method", { method: "PUT" }, "UnsupportedProtocol"],
  ];
  for (const [name, change, code] of cases) {
    it(`refuses ${name}`, async () => assert.equal(await refusedWith(change), code));
  }

  it("refuses a body over 10 MB", async () => {
    const body = " ".repeat(10 * 1024 * 1024 + 1);
    assert.equal(await refusedWith({ body }), "RequestSizeLimitExceeded");
  });

  it("wants the token that belongs to temporary credentials", async () => {
    const credentials = { ...makeCredentials(), token: new Secret("session-token") };
    const other = await openTestSandbox({ credentials });
    try {
      const right = sdkClient(other, { token: "session-token" });
      assert.equal((await right.request("DescribeCertificates", {})).Certificates.length, 10);
      for (const wrong of [sdkClient(other), sdkClient(other, { token: "old" })]) {
        assert.equal(await errorCode(wrong.request("DescribeCertificates", {})), "AuthFailure.TokenFailure");
      }
    } finally {
      await other.dispose();
    }
  });
});
