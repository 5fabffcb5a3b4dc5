import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unwrap } from "../../../src/certificates";
import { generateKey, issueCertificate } from "../../../src/sandbox";
import {
  type ClientSettings,
  DAY,
  errorCode,
  list,
  makePair,
  sdkClient,
  sdkError,
  sharedKey,
  sharedSandbox,
} from "./support";

interface Uploaded {
  readonly CertificateId: string;
  readonly RepeatCertId: string;
}

describe("sandbox: API 3.0 through the official SDK", () => {
  const shared = sharedSandbox();
  const { call } = shared;
  const upload = (parameters: object) => call("UploadCertificate", parameters) as Promise<Uploaded>;

  it("uploads, lists, reads and deletes a pair", async () => {
    const pair = await makePair("upload.example.com");
    const { CertificateId: id, RepeatCertId } = await upload({
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
      Alias: "测试 upload",
      ProjectId: 1184203,
      Tags: [{ TagKey: "env", TagValue: "test" }],
    });
    assert.match(id, /^[0-9A-Za-z]{8}$/);
    assert.equal(RepeatCertId, "");

    const [record] = (await list(shared.client, { CertIds: [id] })).Certificates;
    assert.equal(record?.Domain, "upload.example.com");
    assert.equal(record?.Alias, "测试 upload");
    assert.equal(record?.From, "upload");
    assert.equal(record?.PackageType, null);
    assert.equal(record?.ProductZhName, "upload.example.com");
    assert.equal(record?.ProjectInfo?.ProjectName, "Internal tools");
    assert.equal(record?.EncryptAlgorithm, "ECC 256");
    assert.deepEqual(record?.Tags, [{ TagKey: "env", TagValue: "test" }]);

    const detail = await call("DescribeCertificateDetail", { CertificateId: id });
    const leaf = new X509Certificate(detail.CertificatePublicKey);
    assert.equal(detail.CertificatePublicKey, pair.certificate);
    assert.equal(detail.CertFingerprint, leaf.fingerprint.replaceAll(":", ""));
    assert.match(detail.CertificatePrivateKey, /^\*+$/);
    assert.deepEqual(detail.SubjectAltName, []);

    const deleted = await call("DeleteCertificate", { CertificateId: id });
    assert.equal(deleted.DeleteResult, true);
    assert.equal(
      await errorCode(call("DescribeCertificate", { CertificateId: id })),
      "FailedOperation.CertificateNotFound",
    );
  });

  it("writes times in GMT+8", async () => {
    const pair = await makePair("time.example.com");
    const { CertificateId } = await upload({
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
    const detail = await call("DescribeCertificateDetail", { CertificateId });
    const written = Date.parse(`${detail.CertEndTime.replace(" ", "T")}+08:00`);
    assert.equal(written, Date.parse(new X509Certificate(pair.certificate).validTo));
  });

  it("never stores a private key", async () => {
    const pair = await makePair("secret.example.com");
    await upload({ CertificatePublicKey: pair.certificate, CertificatePrivateKey: pair.privateKey });
    const stored = await readFile(join(shared.opened.dataDir, "certificates.json"), "utf8");
    assert.doesNotMatch(stored, /PRIVATE KEY/);
    assert.ok(!stored.includes(pair.privateKey.split("\n")[1] ?? "?"));
    assert.doesNotMatch(shared.opened.log.join("\n"), /PRIVATE KEY/);
  });

  it("gives the existing ID for a duplicate when it may not be repeated, and a new one when it may", async () => {
    const pair = await makePair("twice.example.com");
    const request = { CertificatePublicKey: pair.certificate, CertificatePrivateKey: pair.privateKey };
    const first = await upload({ ...request, Alias: "first", Repeatable: false });
    const again = await upload({ ...request, Alias: "again", Repeatable: false });
    const copy = await upload(request);
    assert.deepEqual([again.CertificateId, again.RepeatCertId], [first.CertificateId, first.CertificateId]);
    assert.notEqual(copy.CertificateId, first.CertificateId);
    const { Certificates } = await list(shared.client, { CertIds: [first.CertificateId] });
    assert.equal(Certificates[0]?.Alias, "first");
  });

  it("takes shared.client CAs without a key, and tells their names", async () => {
    const pair = await makePair("Example Test CA", { isCa: true });
    const { CertificateId } = await upload({
      CertificatePublicKey: pair.certificate,
      CertificateType: "CA",
    });
    const [record] = (await list(shared.client, { CertIds: [CertificateId] })).Certificates;
    assert.equal(record?.CertificateType, "CA");
    assert.deepEqual(record?.CACommonNames, ["Example Test CA"]);
    assert.deepEqual(record?.SubjectAltName, []);
  });

  describe("refuses an upload", () => {
    const refusedWith = async (expected: string, parameters: object) =>
      assert.equal(await errorCode(upload(parameters)), expected);

    it("whose key is another one", async () => {
      const { certificate } = await makePair("mismatch.example.com");
      const other = unwrap((await generateKey("P-256")).privateKeyPem);
      await refusedWith("FailedOperation.CertificateMismatch", {
        CertificatePublicKey: certificate,
        CertificatePrivateKey: other,
      });
    });

    it("without the key a server certificate needs, or with something that is no key", async () => {
      const { certificate } = await makePair("nokey.example.com");
      const code = "InvalidParameter.MissMatchPrivateKey";
      await refusedWith(code, { CertificatePublicKey: certificate });
      await refusedWith(code, { CertificatePublicKey: certificate, CertificatePrivateKey: "not a key" });
    });

    it("of a leaf as a CA", async () => {
      const { certificate } = await makePair("leaf.example.com");
      await refusedWith("FailedOperation.CertificateCaError", {
        CertificatePublicKey: certificate,
        CertificateType: "CA",
      });
    });

    it("that is no PEM, and one that is no certificate inside", async () => {
      const { privateKey } = await makePair("pem.example.com");
      await refusedWith("FailedOperation.CertificateInvalid", {
        CertificatePublicKey: "hello",
        CertificatePrivateKey: privateKey,
      });
      await refusedWith("FailedOperation.CertificateParseError", {
        CertificatePublicKey: "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n",
        CertificatePrivateKey: privateKey,
      });
    });

    it("whose chain is in the wrong order", async () => {
      const pair = await makePair("order.example.com");
      const stranger = await makePair("Example Stranger CA", { isCa: true });
      await refusedWith("FailedOperation.CertificateChainError", {
        CertificatePublicKey: pair.certificate + stranger.certificate,
        CertificatePrivateKey: pair.privateKey,
      });
    });

    it("of a Chinese SM certificate as a standard one", async () => {
      const key = await sharedKey("SM2");
      const validity = { notBefore: Date.now(), notAfter: Date.now() + DAY };
      const { pem } = issueCertificate({ subject: "sm.example.com", key, ...validity });
      await refusedWith("FailedOperation.CertificateEncryptInvalid", {
        CertificatePublicKey: pem,
        CertificatePrivateKey: unwrap(key.privateKeyPem),
      });
    });

    it("into a project the account may not use, or that does not exist", async () => {
      const pair = await makePair("project.example.com");
      const request = { CertificatePublicKey: pair.certificate, CertificatePrivateKey: pair.privateKey };
      for (const ProjectId of [1184299, 5]) {
        await refusedWith("FailedOperation.NoProjectPermission", { ...request, ProjectId });
      }
    });
  });

  it("does not list a project the account may not use", async () => {
    assert.equal(
      await errorCode(list(shared.client, { ProjectId: 1184299 })),
      "FailedOperation.NoProjectPermission",
    );
    assert.equal((await list(shared.client, { ProjectId: 5 })).TotalCount, 0);
  });

  describe("deletes by the documented rules", () => {
    const deleting = async (domain: string) => {
      const found = (await list(shared.client, { SearchKey: domain })).Certificates.find(
        ({ Domain }) => Domain === domain,
      );
      return call("DeleteCertificate", { CertificateId: found?.CertificateId });
    };

    it("refuses what is bound, issued or on its way", async () => {
      assert.equal(await errorCode(deleting("cdn.example.com")), "FailedOperation.DeleteResourceFailed");
      assert.equal(await errorCode(deleting("example.net")), "FailedOperation.CannotBeDeletedIssued");
      assert.equal(
        await errorCode(deleting("new.example.com")),
        "FailedOperation.InvalidCertificateStatusCode",
      );
    });

    it("deletes failed free ones, and paid ones that failed or were cancelled", async () => {
      for (const domain of ["failed.example.com", "refused.example.net", "wrong.example.com"]) {
        assert.equal((await deleting(domain)).DeleteResult, true);
      }
    });
  });

  const settings: readonly ClientSettings[] = [
    { method: "GET" },
    { method: "POST", signMethod: "HmacSHA1" },
    { method: "POST", signMethod: "HmacSHA256" },
    { method: "GET", signMethod: "HmacSHA256" },
  ];
  for (const setting of settings) {
    it(`accepts ${setting.method} signed with ${setting.signMethod ?? "TC3"}`, async () => {
      const other = sdkClient(shared.opened, setting);
      const answer = await other.request("DescribeCertificates", {
        Limit: 3,
        CertificateStatus: [1, 3],
        Tags: [{ TagKey: "env", TagValue: "production" }],
      });
      assert.equal(answer.Certificates.length, 3);
    });
  }

  it("answers in Chinese when asked to", async () => {
    const chinese = sdkClient(shared.opened, { language: "zh-CN" });
    const { Certificates } = await list(chinese, { SearchKey: "example.net", CertificateStatus: [1] });
    assert.equal(Certificates.find(({ Domain }) => Domain === "example.net")?.StatusName, "已通过");
    assert.equal(
      Certificates.find(({ ProjectId }) => ProjectId === "0")?.ProjectInfo?.ProjectName,
      "默认项目",
    );
    const { message, requestId } = await sdkError(
      chinese.request("DescribeCertificate", { CertificateId: "missing0" }),
    );
    assert.equal(message, "证书不存在。");
    assert.match(requestId ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  });
});
