import assert from "node:assert/strict";
import { unwrap } from "../../../src/certificates";
import { generateKey } from "../../../src/sandbox";
import { callLegacy, list, makePair, openTestSandbox, sdkClient, type TestSandbox } from "./support";

describe("sandbox: the legacy API through its official SDK", () => {
  let opened: TestSandbox;
  before(async () => {
    opened = await openTestSandbox();
  });
  after(() => opened.dispose());

  for (const method of ["GET", "POST"]) {
    for (const signatureMethod of ["sha1", "sha256"]) {
      it(`lists with ${method} and ${signatureMethod}`, async () => {
        const { code, codeDesc, data } = await callLegacy(
          opened,
          { Action: "CertGetList", count: 5, page: 2 },
          { method, signatureMethod },
        );
        assert.deepEqual([code, codeDesc], [0, "Success"]);
        assert.equal(data.list.length, 5);
      });
    }
  }

  it("lists the same certificates as API 3.0, in the same order", async () => {
    const modern = await list(sdkClient(opened));
    const { data } = await callLegacy(opened, { Action: "CertGetList", count: 1000 });
    assert.equal(data.totalNum, modern.TotalCount);
    assert.deepEqual(
      data.list.map(({ id }: { id: string }) => id),
      modern.Certificates.map(({ CertificateId }) => CertificateId),
    );
  });

  it("gives 20 records a page by default", async () => {
    const { data } = await callLegacy(opened, { Action: "CertGetList" });
    assert.equal(data.list.length, 20);
  });

  it("finds by type, search, ID and the domain a certificate is for", async () => {
    const find = async (filter: object) => {
      const { data } = await callLegacy(opened, { Action: "CertGetList", ...filter });
      return data.list.map(({ domain }: { domain: string }) => domain);
    };
    assert.deepEqual((await find({ certType: "CA" })).sort(), [
      "Example Ltd Client CA",
      "Example Ltd Device CA",
    ]);
    assert.deepEqual(await find({ searchKey: "Main SITE" }), ["www.example.com"]);
    assert.deepEqual(await find({ altDomain: "any.example.org" }), ["*.example.org"]);
    assert.deepEqual(await find({ altDomain: "a.b.example.org" }), []);
  });

  it("uploads, shows the certificate when asked, and deletes", async () => {
    const pair = await makePair("legacy-upload.example.com");
    const uploaded = await callLegacy(opened, {
      Action: "CertUpload",
      certType: "SVR",
      cert: pair.certificate,
      key: pair.privateKey,
      alias: "@ 旧接口 & co=1",
    });
    assert.equal(uploaded.code, 0);
    const { id } = uploaded.data;
    const { data } = await callLegacy(opened, { Action: "CertGetList", id, withCert: 1 });
    assert.equal(data.list[0].cert, pair.certificate);
    assert.equal(data.list[0].alias, "@ 旧接口 & co=1");
    assert.equal(data.list[0].projectInfo.createTime, "0000-00-00 00:00:00");
    const without = await callLegacy(opened, { Action: "CertGetList", id });
    assert.equal("cert" in without.data.list[0], false);
    const deleted = await callLegacy(opened, { Action: "CertDelete", id });
    assert.deepEqual([deleted.code, deleted.data], [0, []]);
    assert.equal((await callLegacy(opened, { Action: "CertDelete", id })).code, 5000);
  });

  it("says by number what is wrong", async () => {
    const pair = await makePair("legacy-bad.example.com");
    const other = unwrap((await generateKey("P-256")).privateKeyPem);
    const upload = { Action: "CertUpload", cert: pair.certificate, certType: "SVR" };
    const codeOf = async (data: object) => (await callLegacy(opened, data)).code;
    assert.equal(await codeOf({ ...upload }), 4000);
    assert.equal(await codeOf({ ...upload, certType: "XXX", key: pair.privateKey }), 4000);
    assert.equal(await codeOf({ ...upload, key: other }), 5100);
    assert.equal(await codeOf({ Action: "CertGetList", page: "two" }), 4000);
    assert.equal(await codeOf({ Action: "CertGetList", Limit: 3 }), 0);
    assert.equal(await codeOf({ Action: "CertRename", id: "x" }), 6100);
    assert.equal(await codeOf({ Action: "CertGetList", SecretId: "AKIDunknown" }), 4104);
    assert.equal(
      await codeOf({ Action: "CertGetList", Timestamp: Math.floor(Date.now() / 1000) - 301 }),
      4500,
    );
  });

  it("explains a refusal in the language asked for", async () => {
    const { data } = await callLegacy(opened, { Action: "CertGetList", searchKey: "cdn.example.com" });
    const { id } = data.list[0];
    const english = await callLegacy(opened, { Action: "CertDelete", id });
    const chinese = await callLegacy(opened, { Action: "CertDelete", id, Language: "zh-CN" });
    assert.equal(english.code, 5100);
    assert.match(english.message, /^\(\d+\)The certificate is associated with/);
    assert.match(chinese.message, /^\(\d+\)证书已关联云资源/);
  });

  it("carries out no call twice", async () => {
    const call = { Action: "CertGetList", Nonce: 4711, Timestamp: Math.floor(Date.now() / 1000) };
    assert.equal((await callLegacy(opened, call)).code, 0);
    assert.equal((await callLegacy(opened, call)).code, 4500);
    assert.equal((await callLegacy(opened, { ...call, Nonce: 4712 })).code, 0);
  });

  it("refuses a wrong signature", async () => {
    const { sandbox, credentials } = opened;
    const url = new URL(sandbox.v2);
    const parameters = {
      Action: "CertGetList",
      Nonce: "1",
      SecretId: credentials.secretId,
      Signature: "d3Jvbmc=",
      Timestamp: String(Math.floor(Date.now() / 1000)),
    };
    url.search = new URLSearchParams(parameters).toString();
    const response = await fetch(url);
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as { code: number }).code, 4100);
  });
});
