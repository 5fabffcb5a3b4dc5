import assert from "node:assert/strict";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { createRequire } from "node:module";
import { Secret } from "../../../src/certificates";
import { signature, sourceString } from "../../../src/tencent/v2/sign";
import { authorization, canonicalRequest } from "../../../src/tencent/v3/sign";
import vectors from "../../fixtures/signature-vectors.json" with { type: "json" };

const load = createRequire(import.meta.url);

interface Sdk3 {
  readonly default: {
    sign3(request: object): string;
    sign(key: string, text: string, method: string): string;
  };
}
interface Sdk2 {
  generateQueryString(parameters: object, options: object): string;
}

const credentials = { secretId: vectors.secretId, secretKey: new Secret(vectors.secretKey) };
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("TC3-HMAC-SHA256", () => {
  for (const vector of vectors.v3) {
    it(`agrees with vector ${vector.name}`, () => {
      const request = {
        ...vector,
        method: vector.method === "GET" ? ("GET" as const) : ("POST" as const),
        headers: Object.fromEntries(Object.entries(vector.signedHeaders)),
      };
      assert.equal(canonicalRequest(request), vector.canonicalRequest);
      assert.equal(vector.stringToSign.split("\n")[3], sha256(canonicalRequest(request)));
      assert.equal(authorization(request, credentials), vector.authorization);
    });
  }

  const published = {
    method: "POST" as const,
    query: "",
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    service: "cvm",
    timestamp: 1551113065,
    headers: { "content-type": "application/json; charset=utf-8", host: "cvm.tencentcloudapi.com" },
  };
  const secretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";

  it("agrees with the published example", () => {
    const secretKey = new Secret("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
    assert.match(
      authorization(published, { secretId, secretKey }),
      /Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168$/,
    );
  });

  it("agrees with the published example that signs the action too, lower-casing it", () => {
    const request = { ...published, headers: { ...published.headers, "x-tc-action": "DescribeInstances" } };
    assert.match(
      authorization(request, { secretId, secretKey: new Secret("*".repeat(32)) }),
      /SignedHeaders=content-type;host;x-tc-action, Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f$/,
    );
  });

  it("gives the official SDK's signature for random requests", () => {
    const sdk: Sdk3 = load("tencentcloud-sdk-nodejs-common/tencentcloud/common/sign");
    for (let round = 0; round < 50; round += 1) {
      const payload = { Alias: randomText(), Limit: randomInt(1000), Tags: [{ TagKey: randomText() }] };
      const timestamp = randomInt(2 ** 31);
      const secretKey = randomBytes(16).toString("hex");
      const expected = sdk.default.sign3({
        method: "POST",
        url: "https://ssl.tencentcloudapi.com/",
        payload,
        timestamp,
        service: "ssl",
        secretId: "AKIDrandom",
        secretKey,
        headers: { "Content-Type": "application/json" },
      });
      const request = {
        method: "POST" as const,
        query: "",
        body: JSON.stringify(payload),
        service: "ssl",
        timestamp,
        headers: { host: "ssl.tencentcloudapi.com", "content-type": "application/json" },
      };
      const actual = authorization(request, { secretId: "AKIDrandom", secretKey: new Secret(secretKey) });
      assert.equal(actual, expected);
    }
  });
});

describe("legacy signature", () => {
  for (const vector of vectors.v2) {
    it(`agrees with vector ${vector.name}`, () => {
      const parameters = Object.fromEntries(Object.entries(vector.params)) as Record<string, string | number>;
      const method = vector.method === "GET" ? "GET" : "POST";
      const source = sourceString(method, vector.host, vector.path, parameters);
      assert.equal(source, vector.source);
      assert.equal(
        signature(source, credentials, String(parameters["SignatureMethod"] ?? "")),
        vector.signature,
      );
    });
  }

  const secretKey = new Secret("Gu5t9xGARNpq86cd98joQYCN3Cozk1qA");
  const instances = {
    Action: "DescribeInstances",
    Nonce: 11886,
    SecretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA",
    Timestamp: 1465185768,
  };
  const older = { ...instances, Region: "gz", "instanceIds.0": "ins-09dx96dg", limit: 20, offset: 0 };
  const newer = { ...instances, Region: "ap-guangzhou", "InstanceIds.0": "ins-09dx96dg" };
  const published: [string, Record<string, string | number>, string][] = [
    ["", older, "NSI3UqqD99b/UJb4tbG/xZpRW64="],
    ["HmacSHA256", older, "PSWUwVv4TfW2sQP1FT9KbbLjIZ9bmK8f1cL6fbpf3KI="],
    ["HmacSHA256", newer, "0EEm/HtGRr/VJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s="],
    ["HmacSHA1", newer, "nPVnY6njQmwQ8ciqbPl5Qe+Oru4="],
  ];
  for (const [method, parameters, expected] of published) {
    it(`agrees with the published ${expected}`, () => {
      const all = method === "" ? parameters : { ...parameters, SignatureMethod: method };
      const source = sourceString("GET", "cvm.api.qcloud.com", "/v2/index.php", all);
      assert.equal(signature(source, { secretKey }, method), expected);
    });
  }

  const python = {
    SecretId: "secretIdFoo",
    Region: "ap-guangzhou",
    Nonce: "1290303896666895346",
    Timestamp: 1512393162,
    Action: "DescribeInstances",
    Version: "2017-03-12",
  };
  for (const [verb, method, expected] of [
    ["POST", "HmacSHA1", "p3n+pxBqF5JGZtDSxoVn5tGngf0="],
    ["POST", "HmacSHA256", "B2T37FRSP6Fk0/q/cdfrTE0p3zX5ooB/2BPWZUFpsj4="],
    ["GET", "HmacSHA1", "5HAq1BOKNLEE2/uauWnp6Zv9Z3c="],
  ] as const) {
    it(`agrees with the Python SDK's ${verb} ${method}`, () => {
      const all = { ...python, SignatureMethod: method };
      const source = sourceString(verb, "cvm.api.qcloud.com", "/v2/index.php", all);
      assert.equal(signature(source, { secretKey: new Secret("secretKeyBar") }, method), expected);
    });
  }

  it("gives qcloudapi-sdk's signature for random requests, also with values that start with @", () => {
    const Sdk: new (options: object) => Sdk2 = load("qcloudapi-sdk");
    for (let round = 0; round < 50; round += 1) {
      const secretKey = randomBytes(16).toString("hex");
      const method = round % 2 === 0 ? "POST" : "GET";
      const alias = round % 5 === 0 ? `@${randomText()}` : randomText();
      const sdk = new Sdk({ serviceType: "wss", SecretId: "AKIDrandom", SecretKey: secretKey, Region: "gz" });
      const query = sdk.generateQueryString(
        { Action: "CertUpload", alias, cert: randomText(), with_underscore: randomInt(1000) },
        { method, signatureMethod: round % 3 === 0 ? "sha256" : "sha1" },
      );
      const { Signature, ...parameters } = Object.fromEntries(new URLSearchParams(query));
      const source = sourceString(method, "wss.api.qcloud.com", "/v2/index.php", parameters);
      const own = signature(
        source,
        { secretKey: new Secret(secretKey) },
        parameters["SignatureMethod"] ?? "",
      );
      assert.equal(own, Signature);
    }
  });
});

/** Letters of several scripts, reserved characters and line breaks. */
function randomText(): string {
  const letters = [..."abcXYZ019 +/=&?%~*()'\"\\\n-_.测试é🙂"];
  return Array.from({ length: randomInt(1, 40) }, () => letters[randomInt(letters.length)]).join("");
}
