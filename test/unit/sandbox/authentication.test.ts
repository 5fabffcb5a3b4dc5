import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { Secret, unwrap } from "../../../src/certificates";
import { makeCredentials, type SandboxCredentials } from "../../../src/sandbox";
import { openTestSandbox, type TestSandbox } from "./support";

/** What a caller signs with, and when. */
interface Caller {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
  /** Seconds. */
  readonly timestamp: number;
  readonly language?: string;
}

/** The code a call ended with (null: none) and its message. */
interface Outcome {
  readonly code: string | null;
  readonly message: string;
}

type Send = (caller: Caller) => Promise<Outcome>;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

let nonce = 0;

/** API 3.0, signed as section 1.3 of the reference tells it. */
function tc3(endpoint: string): Send {
  return async ({ secretId, secretKey, token, timestamp, language }) => {
    const body = JSON.stringify({ Limit: 1 });
    const { host } = new URL(endpoint);
    const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
    const names = "content-type;host";
    const headers = `content-type:application/json\nhost:${host}\n`;
    const canonical = `POST\n/\n\n${headers}\n${names}\n${sha256(body)}`;
    const scope = `${date}/ssl/tc3_request`;
    const key = hmac(hmac(hmac(`TC3${secretKey}`, date), "ssl"), "tc3_request");
    const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
    const signature = hmac(key, text).toString("hex");
    const response = await fetch(endpoint, {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/json",
        "X-TC-Action": "DescribeCertificates",
        "X-TC-Version": "2019-12-05",
        "X-TC-Timestamp": String(timestamp),
        ...(token !== undefined && { "X-TC-Token": token }),
        ...(language !== undefined && { "X-TC-Language": language }),
        Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
      },
    });
    return v3Outcome(await response.json());
  };
}

function v3Outcome(answer: unknown): Outcome {
  const { Response } = answer as { Response: { Error?: { Code: string; Message: string } } };
  return { code: Response.Error?.Code ?? null, message: Response.Error?.Message ?? "" };
}

/** Signature v1, which the legacy API has too (sections 1.9 and 3.3). */
function v1(endpoint: string, method: string, signatureMethod: string, own: Record<string, string>) {
  return async ({ secretId, secretKey, token, timestamp, language }: Caller): Promise<unknown> => {
    nonce += 1;
    const parameters: Record<string, string> = {
      ...own,
      Nonce: String(nonce),
      SecretId: secretId,
      SignatureMethod: signatureMethod,
      Timestamp: String(timestamp),
      ...(token !== undefined && { Token: token }),
      ...(language !== undefined && { Language: language }),
    };
    const { host, pathname } = new URL(endpoint);
    const pairs = Object.keys(parameters)
      .toSorted()
      .map((name) => `${name}=${parameters[name]}`);
    const text = `${method}${host}${pathname}?${pairs.join("&")}`;
    const algorithm = signatureMethod === "HmacSHA256" ? "sha256" : "sha1";
    const signature = createHmac(algorithm, secretKey).update(text).digest("base64");
    const form = new URLSearchParams({ ...parameters, Signature: signature });
    const isGet = method === "GET";
    const response = await fetch(isGet ? `${endpoint}?${form}` : endpoint, {
      method,
      ...(!isGet && { body: form }),
    });
    return response.json();
  };
}

interface Protocol {
  readonly name: string;
  readonly send: (opened: TestSandbox) => Send;
  readonly codes: Readonly<Record<"unknown" | "signature" | "expired" | "token", string>>;
}

const v3Codes = {
  unknown: "AuthFailure.SecretIdNotFound",
  signature: "AuthFailure.SignatureFailure",
  expired: "AuthFailure.SignatureExpire",
  token: "AuthFailure.TokenFailure",
};
const legacyCodes = { unknown: "4104", signature: "4100", expired: "4500", token: "4105" };

const ways = ["GET", "POST"].flatMap((method) =>
  ["HmacSHA1", "HmacSHA256"].map((signatureMethod) => ({ method, signatureMethod })),
);

const protocols: readonly Protocol[] = [
  { name: "TC3-HMAC-SHA256", send: ({ sandbox }) => tc3(sandbox.v3), codes: v3Codes },
  ...ways.map(({ method, signatureMethod }) => ({
    name: `signature v1, ${method}, ${signatureMethod}`,
    send: ({ sandbox }: TestSandbox): Send => {
      const own = { Action: "DescribeCertificates", Version: "2019-12-05", Limit: "1" };
      const send = v1(`${sandbox.v3}/`, method, signatureMethod, own);
      return async (caller) => v3Outcome(await send(caller));
    },
    codes: v3Codes,
  })),
  ...ways.map(({ method, signatureMethod }) => ({
    name: `legacy API, ${method}, ${signatureMethod}`,
    send: ({ sandbox }: TestSandbox): Send => {
      const send = v1(sandbox.v2, method, signatureMethod, { Action: "CertGetList", count: "1" });
      return async (caller) => {
        const { code, message } = (await send(caller)) as { code: number; message: string };
        return { code: code === 0 ? null : String(code), message };
      };
    },
    codes: legacyCodes,
  })),
];

describe("sandbox: authentication", () => {
  const now = Math.floor(Date.now() / 1000);
  const withToken: SandboxCredentials = { ...makeCredentials(), token: new Secret("session-token") };
  let plain: TestSandbox;
  let temporary: TestSandbox;
  before(async () => {
    plain = await openTestSandbox({ now: () => now * 1000 });
    temporary = await openTestSandbox({ now: () => now * 1000, credentials: withToken });
  });
  after(async () => {
    await plain.dispose();
    await temporary.dispose();
  });

  const callerOf = ({ secretId, secretKey }: SandboxCredentials): Caller => ({
    secretId,
    secretKey: unwrap(secretKey),
    timestamp: now,
  });

  for (const { name, send, codes } of protocols) {
    describe(name, () => {
      const codeOf = async (opened: TestSandbox, change: Partial<Caller> = {}) =>
        (await send(opened)({ ...callerOf(opened.credentials), ...change })).code;

      it("lets in who signs right, with a clock up to 300 s off", async () => {
        for (const offset of [0, 300, -300]) {
          assert.equal(await codeOf(plain, { timestamp: now + offset }), null, String(offset));
        }
      });

      it("refuses clocks that are 301 s off, either way", async () => {
        for (const offset of [301, -301]) {
          assert.equal(await codeOf(plain, { timestamp: now + offset }), codes.expired, String(offset));
        }
      });

      it("refuses unknown secret IDs, and wrong keys", async () => {
        assert.equal(await codeOf(plain, { secretId: makeCredentials().secretId }), codes.unknown);
        assert.equal(await codeOf(plain, { secretKey: "wrong" }), codes.signature);
      });

      it("refuses tokens nobody gave out, old ones and missing ones", async () => {
        assert.equal(await codeOf(plain, { token: "stolen" }), codes.token);
        assert.equal(await codeOf(temporary, { token: "old" }), codes.token);
        assert.equal(await codeOf(temporary), codes.token);
        assert.equal(await codeOf(temporary, { token: "session-token" }), null);
      });
    });
  }

  it("says what is wrong in the documented words, in both languages", async () => {
    const wrong: readonly (readonly [Partial<Caller>, string, string])[] = [
      [
        { secretId: "AKIDunknown" },
        "The SecretId is not found, please ensure that your SecretId is correct.",
        "SecretId不存在，请输入正确的密钥。",
      ],
      [
        { secretKey: "wrong" },
        "The provided credentials could not be validated. Please check your signature is correct.",
        "请求签名验证失败，请检查您的签名计算是否正确。",
      ],
      [
        { timestamp: now - 432 },
        `Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between \`Timestamp\` and the server time ${now}.`,
        `签名过期。请使用本地时间并开启NTP服务进行时间同步，避免 \`Timestamp\` 与服务器时间 ${now} 相差过大。`,
      ],
    ];
    for (const [change, en, zh] of wrong) {
      const caller = { ...callerOf(plain.credentials), ...change };
      for (const protocol of protocols.filter(({ codes }) => codes === v3Codes)) {
        const send = protocol.send(plain);
        assert.equal((await send(caller)).message, en);
        assert.equal((await send({ ...caller, language: "zh-CN" })).message, zh);
      }
    }
  });

  it("carries out no call of the legacy API twice, and lets a refused one be repeated", async () => {
    const caller = callerOf(plain.credentials);
    const own = { Action: "CertGetList", count: "1" };
    for (const { method, signatureMethod } of ways) {
      const send = v1(plain.sandbox.v2, method, signatureMethod, own);
      const sendAgain = async (change: Partial<Caller> = {}) => {
        nonce -= 1;
        return ((await send({ ...caller, ...change })) as { code: number }).code;
      };
      nonce += 1;
      assert.equal(await sendAgain({ secretKey: "wrong" }), 4100);
      assert.equal(await sendAgain(), 0);
      assert.equal(await sendAgain(), 4500);
      assert.equal(await sendAgain({ timestamp: now + 1 }), 0);
    }
  });
});
