import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { inEnglish, type ListQuery, Secret } from "../../../src/certificates";
import { capabilitiesOf, testConnection } from "../../../src/tencent";
import { connectTo, credentials, errorOf, json, resultOf, serve, type TestServer } from "./support";

const page = { index: 2, size: 50 };

describe("client", () => {
  let server: TestServer | undefined;
  let answer: unknown;

  before(async () => {
    server = await serve((response) => json(response, answer, { Date: "Sat, 21 Nov 2026 08:00:00 GMT" }));
  });
  after(() => server?.close());

  const v3 = () => connectTo(server?.url ?? "");
  const v2 = () => connectTo(`${server?.url}/v2/index.php`, { generation: "v2" });
  const lastRequest = () => server?.requests.at(-1) ?? { url: "", body: "", headers: {} };
  const lastForm = () => Object.fromEntries(new URLSearchParams(lastRequest().body));

  describe("of API 3.0", () => {
    it("translates every filter of the list", async () => {
      answer = { Response: { TotalCount: 7, Certificates: null } };
      const query: Required<Omit<ListQuery, "usableForDomain">> = {
        search: "example",
        type: "SVR",
        ids: ["a", "b"],
        projectId: 7,
        statuses: [0, 1],
        source: "upload",
        uploaded: true,
        deployable: false,
        renewable: true,
        hostable: false,
        chineseSm: true,
        expiring: false,
        pendingIssue: true,
        tags: [{ key: "k", value: "v" }],
        expirySort: "ASC",
      };
      assert.deepEqual(resultOf(await v3().list(query, page)), { certificates: [], total: 7 });
      assert.deepEqual(JSON.parse(lastRequest().body), {
        Offset: 100,
        Limit: 50,
        SearchKey: "example",
        CertificateType: "SVR",
        CertIds: ["a", "b"],
        ProjectId: 7,
        CertificateStatus: [0, 1],
        FilterSource: "upload",
        Upload: 1,
        Deployable: 0,
        Renew: 1,
        Hostable: 0,
        IsSM: 1,
        FilterExpiring: 0,
        IsPendingIssue: 1,
        Tags: [{ TagKey: "k", TagValue: "v" }],
        ExpirationSort: "ASC",
      });
    });

    it("refuses the filter that only the legacy API has", async () => {
      assert.equal(errorOf(await v3().list({ usableForDomain: "example.com" }, page)).code, "NotSupported");
    });

    it("leaves out records without an ID and says so in the log", async () => {
      answer = { Response: { TotalCount: 3, Certificates: [{ CertificateId: "a" }, {}, 7] } };
      const lines: string[] = [];
      const service = connectTo(server?.url ?? "", { log: (line) => lines.push(line) });
      assert.equal(resultOf(await service.list({}, page)).certificates.length, 1);
      assert.match(lines.join("\n"), /2 records without CertificateId/);
    });

    it("uploads with the key, and tells a duplicate", async () => {
      const request = {
        certificate: "C",
        privateKey: new Secret("K"),
        type: "SVR",
        alias: "@a",
        projectId: 7,
      } as const;
      answer = { Response: { CertificateId: "new1", RepeatCertId: "" } };
      assert.deepEqual(resultOf(await v3().upload(request)), { id: "new1", existed: false });
      assert.deepEqual(JSON.parse(lastRequest().body), {
        CertificatePublicKey: "C",
        CertificatePrivateKey: "K",
        CertificateType: "SVR",
        Alias: "@a",
        ProjectId: 7,
        Repeatable: false,
      });
      answer = { Response: { CertificateId: "old1", RepeatCertId: "old1" } };
      assert.deepEqual(resultOf(await v3().upload(request)), { id: "old1", existed: true });
      answer = { Response: { RequestId: "r-7" } };
      const error = errorOf(await v3().upload(request));
      assert.deepEqual([error.kind, error.carriedOut, error.requestId], ["protocol", "maybe", "r-7"]);
    });

    it("deletes, and does not take a false result for success", async () => {
      answer = { Response: { DeleteResult: true } };
      assert.equal((await v3().delete("a")).ok, true);
      assert.equal(lastRequest().body, '{"CertificateId":"a"}');
      answer = { Response: { DeleteResult: false, RequestId: "r-8" } };
      const error = errorOf(await v3().delete("a"));
      assert.deepEqual([error.kind, error.requestId], ["refused", "r-8"]);
    });

    it("reports a detail that is not there", async () => {
      answer = {
        Response: { Error: { Code: "FailedOperation.CertificateNotFound", Message: "no" }, RequestId: "r" },
      };
      const error = errorOf(await v3().detail("a"));
      assert.deepEqual(
        [error.kind, error.action, error.serviceMessage],
        ["notFound", "DescribeCertificateDetail", "no"],
      );
    });

    it("understands the deprecated envelope", async () => {
      answer = { code: 4100, message: "bad", codeDesc: "AuthFailure" };
      assert.equal(errorOf(await v3().detail("a")).code, "AuthFailure");
    });

    it("tells how far the clock is off", async () => {
      answer = {
        Response: { Error: { Code: "AuthFailure.SignatureExpire", Message: "old" }, RequestId: "r" },
      };
      const now = () => Date.parse("Sat, 21 Nov 2026 07:52:48 GMT");
      const error = errorOf(await connectTo(server?.url ?? "", { now }).detail("a"));
      assert.match(inEnglish(error.cause), /7 min 12 s behind/);
      assert.match(inEnglish(error.advice), /time server/);
    });
  });

  describe("of the legacy API", () => {
    it("lists with its own parameters, signed, in a POST", async () => {
      answer = { code: "0", message: "", data: { totalNum: "2", list: [{ id: "a" }, { id: "b" }] } };
      const query = { search: "example", type: "CA", ids: ["a"], usableForDomain: "example.com" } as const;
      assert.equal(resultOf(await v2().list(query, page)).total, 2);
      const { Timestamp, Nonce, Signature, ...rest } = lastForm();
      assert.deepEqual(rest, {
        Action: "CertGetList",
        SecretId: credentials.secretId,
        SignatureMethod: "HmacSHA256",
        page: "3",
        count: "50",
        searchKey: "example",
        certType: "CA",
        id: "a",
        altDomain: "example.com",
      });
      assert.ok(Timestamp && Nonce && Signature);
      assert.equal(lastRequest().url, "/v2/index.php");
    });

    it("keeps the session token out of the URL", async () => {
      answer = { code: 0, data: [] };
      const token = new Secret("tokenExample");
      const service = connectTo(server?.url ?? "", {
        generation: "v2",
        credentials: { ...credentials, token },
      });
      assert.deepEqual(resultOf(await service.list({}, page)).certificates, []);
      assert.equal(lastForm()["Token"], "tokenExample");
      assert.equal(lastRequest().url, "/v2/index.php");
    });

    it("refuses filters it has no parameter for", async () => {
      for (const query of [{ statuses: [1] }, { projectId: 0 }, { ids: ["a", "b"] }]) {
        assert.equal(errorOf(await v2().list(query, page)).code, "NotSupported");
      }
    });

    it("finds a detail by the exact ID only", async () => {
      answer = {
        code: 0,
        data: { totalNum: 2, list: [{ id: "abc" }, { id: "ab", cert: "-----BEGIN CERTIFICATE-----" }] },
      };
      assert.equal(resultOf(await v2().detail("ab")).pem, "-----BEGIN CERTIFICATE-----");
      assert.equal(lastForm()["withCert"], "1");
      assert.equal(errorOf(await v2().detail("a")).kind, "notFound");
    });

    it("uploads and deletes", async () => {
      answer = { code: 0, message: "", codeDesc: "Success", data: { id: "9hyvgrkE" } };
      const upload = {
        certificate: "C\n+/=",
        privateKey: new Secret("K"),
        type: "SVR",
        alias: "测试 & co",
      } as const;
      assert.deepEqual(resultOf(await v2().upload(upload)), { id: "9hyvgrkE", existed: false });
      assert.deepEqual(
        [lastForm()["cert"], lastForm()["key"], lastForm()["alias"]],
        ["C\n+/=", "K", "测试 & co"],
      );
      assert.equal(errorOf(await v2().upload({ ...upload, projectId: 7 })).code, "NotSupported");
      answer = { code: 0, message: "", codeDesc: "Success", data: [] };
      assert.equal((await v2().delete("9hyvgrkE")).ok, true);
    });

    it("shows the module's words before its code", async () => {
      answer = { code: "5100", message: "(100004)projectId不正确" };
      const error = errorOf(await v2().delete("a"));
      assert.deepEqual([error.code, error.serviceMessage], ["5100", "projectId不正确 (100004)"]);
    });

    it("does not take an answer without a list for an empty account", async () => {
      for (const data of [{}, null, "x", { list: 7 }]) {
        answer = { code: 0, data };
        assert.equal(errorOf(await v2().list({}, page)).kind, "protocol");
      }
      answer = { message: "no code" };
      assert.equal(errorOf(await v2().list({}, page)).kind, "protocol");
    });
  });

  it("tests a connection with one record", async () => {
    answer = { Response: { TotalCount: 42, Certificates: [{ CertificateId: "a" }] } };
    assert.deepEqual(resultOf(await testConnection(v3())), { total: 42 });
    assert.deepEqual(JSON.parse(lastRequest().body), { Offset: 0, Limit: 1 });
  });

  it("says what each generation can do", () => {
    assert.equal(capabilitiesOf("v3", "china").uploadToProject, true);
    assert.equal(capabilitiesOf("v2", "china").richFilters, false);
    assert.equal(capabilitiesOf("v2", "international").filterByUsableDomain, true);
  });

  describe("never shows a private key", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const inside = key.split("\n")[1] ?? "";
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);

    const assertHidden = (shown: unknown) => {
      const everything = `${JSON.stringify(shown)}${inspect(shown, { depth: 20 })}${lines.join("\n")}`;
      assert.ok(inside.length > 40 && !everything.includes(inside.slice(0, 40)));
      assert.doesNotMatch(everything, /PRIVATE KEY|pass-phrase/);
    };

    it("of a detail, wherever it is in the answer", async () => {
      answer = {
        Response: {
          CertificateId: "a",
          CertificatePrivateKey: key,
          EncryptPrivateKey: key,
          CertificatePublicKey: `${key}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`,
          SubmittedData: { KeyPassword: "pass-phrase", CsrType: "online" },
          Unknown: { nested: [key.slice(0, -30)] },
          RequestId: "r",
        },
      };
      const result = resultOf(await connectTo(server?.url ?? "", { log }).detail("a"));
      assert.match(result.pem ?? "", /^-----BEGIN CERTIFICATE/);
      assert.deepEqual(result.submitted, [{ name: "CsrType", value: "online" }]);
      assertHidden(result);
    });

    it("of a legacy record", async () => {
      answer = {
        code: 0,
        data: { totalNum: 1, list: [{ id: "a", key, privateKey: key, cert: key, other: [key] }] },
      };
      const service = connectTo(server?.url ?? "", { generation: "v2", log });
      assertHidden(resultOf(await service.detail("a")));
    });

    it("that the service repeats in its message, or that comes in garbage", async () => {
      const service = connectTo(server?.url ?? "", { log });
      answer = {
        Response: { Error: { Code: "InvalidParameter", Message: `bad value ${key}` }, RequestId: "r" },
      };
      assertHidden(await service.upload({ certificate: "C", privateKey: new Secret(key), type: "SVR" }));
      answer = { [key]: key };
      assertHidden(await service.detail("a"));
      answer = key;
      assertHidden(await service.detail("a"));
    });
  });

  it("logs action, outcome, RequestId and duration, and no parameter", async () => {
    const lines: string[] = [];
    const service = connectTo(server?.url ?? "", { log: (line) => lines.push(line) });
    answer = { Response: { CertificateId: "a", RequestId: "r-5" } };
    await service.upload({ certificate: "C-public", type: "CA", alias: "an alias" });
    assert.match(lines.join("\n"), /^UploadCertificate ok r-5 \d+ ms$/);
  });
});
