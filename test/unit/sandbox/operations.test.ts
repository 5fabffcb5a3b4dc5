import assert from "node:assert/strict";
import { OperationHistory } from "../../../src/sandbox/store/operationHistory";
import { callLegacy, DAY, errorCode, makePair, sampleOf, sdkClient, sharedSandbox } from "./support";

interface Operation {
  readonly Action: string;
  readonly CertId: string;
  readonly CreatedOn: string;
  readonly SubAccountUin: string;
  readonly Type: string;
}

describe("sandbox: log of operations", () => {
  const shared = sharedSandbox();
  const { call } = shared;

  const logs = (parameters: object = {}, by = shared.client) =>
    by.request("DescribeCertificateOperateLogs", parameters) as Promise<{
      AllTotal: number;
      TotalCount: number;
      OperateLogs: Operation[];
    }>;

  async function typesOf(id: string): Promise<string[]> {
    const { OperateLogs } = await logs({ Limit: 1000 });
    return OperateLogs.filter(({ CertId }) => CertId === id).map(({ Type }) => Type);
  }

  async function upload(name: string): Promise<string> {
    const pair = await makePair(name);
    const { CertificateId } = await call("UploadCertificate", {
      CertificatePublicKey: pair.certificate,
      CertificatePrivateKey: pair.privateKey,
    });
    return CertificateId;
  }

  it("tells what was done, newest first, by either API, also after a restart", async () => {
    const id = await upload("logged.example.com");
    await call("ModifyCertificateAlias", { CertificateId: id, Alias: "x" });
    await call("ModifyCertificateProject", { CertificateIdList: [id], ProjectId: 1184201 });
    await call("DownloadCertificate", { CertificateId: id });
    await callLegacy(shared.opened, { Action: "CertDelete", id });
    const expected = ["delete", "download", "changeProject", "updateAlias", "upload"];
    assert.deepEqual(await typesOf(id), expected);
    await shared.restart();
    assert.deepEqual(await typesOf(id), expected);
  });

  it("does not log what was refused", async () => {
    const before = (await logs()).AllTotal;
    const refused = call("DeleteCertificate", { CertificateId: "missing0" });
    assert.equal(await errorCode(refused), "FailedOperation.CertificateNotFound");
    assert.equal((await logs()).AllTotal, before);
  });

  it("pages, and tells totals of all and of the page", async () => {
    await upload("page.example.com");
    await upload("page.example.org");
    const all = await logs({ Limit: 1000 });
    const page = await logs({ Offset: 1, Limit: 1 });
    assert.equal(page.AllTotal, all.AllTotal);
    assert.equal(page.TotalCount, 1);
    assert.deepEqual(page.OperateLogs, all.OperateLogs.slice(1, 2));
  });

  it("looks back 15 days, or as far as asked, in GMT+8", async () => {
    const text = (time: number) =>
      new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
    const recent = await logs({ Limit: 1000 });
    const older = await logs({ Limit: 1000, StartTime: text(Date.now() - 2000 * DAY) });
    assert.ok(older.AllTotal > recent.AllTotal);
    assert.ok(older.OperateLogs.some(({ Type }) => Type === "issued"));
    assert.equal((await logs({ EndTime: text(Date.now() - 14 * DAY) })).AllTotal < recent.AllTotal, true);
    assert.equal(await errorCode(logs({ StartTime: "yesterday" })), "FailedOperation.InvalidParam");
  });

  it("is worded in the caller's language; the service's own doings have no user", async () => {
    const { OperateLogs } = await logs(
      { Limit: 1000, StartTime: "2000-01-01 00:00:00" },
      sdkClient(shared.opened, { language: "zh-CN" }),
    );
    const issued = OperateLogs.find(({ Type }) => Type === "issued");
    assert.match(issued?.Action ?? "", /^用户\[uin: --\] 颁发 证书\[id: \w{8}\]$/);
    assert.equal(issued?.SubAccountUin, "--");
    const uploaded = (await logs()).OperateLogs.find(({ Type }) => Type === "upload");
    assert.match(uploaded?.Action ?? "", /^User \[uin: \d+\] uploaded certificate/);
  });

  it("forgets the oldest of ten thousand entries", () => {
    const entries = Array.from({ length: 10_000 }, (_, at) => ({
      at,
      certificateId: "a",
      type: "upload" as const,
    }));
    const history = new OperationHistory(entries);
    const undo = history.add({ at: 10_000, certificateId: "b", type: "delete" });
    assert.deepEqual([history.entries.length, history.entries[0]?.at], [10_000, 1]);
    undo();
    assert.equal(history.between(0, 20_000)[0]?.at, 9999);
  });
});

describe("sandbox: domain validation", () => {
  const shared = sharedSandbox();
  const { call, clock } = shared;

  async function check(domain: string) {
    const { CertificateId: id } = await sampleOf(shared.client, domain);
    const answer = await call("CheckCertificateDomainVerification", { CertificateId: id });
    return { id, results: answer.VerificationResults };
  }

  it("does not find records nobody published", async () => {
    for (const [domain, code] of [
      ["new.example.com", -6],
      ["files.example.com", -4],
      ["*.beta.example.com", -1],
    ] as const) {
      const { results } = await check(domain);
      assert.equal(results[0].LocalCheck, code);
      assert.deepEqual([results[0].CaCheck, results[0].Issued, results[0].CheckValue], [-1, false, []]);
      assert.match(results[0].LocalCheckFailReason, /not found/);
    }
  });

  it("says so when it is asked again too soon, and looks again later", async () => {
    assert.equal((await check("again.example.com")).results[0].Frequently, false);
    assert.equal((await check("again.example.com")).results[0].Frequently, true);
    clock.offset += 3001;
    assert.equal((await check("again.example.com")).results[0].Frequently, false);
  });

  it("issues the certificate when the records are there", async () => {
    const { id, results } = await check("auto.example.org");
    assert.deepEqual(
      results.map((result: { Domain: string; Issued: boolean }) => [result.Domain, result.Issued]),
      [
        ["auto.example.org", true],
        ["www.auto.example.org", true],
      ],
    );
    const detail = await call("DescribeCertificateDetail", { CertificateId: id });
    assert.equal(detail.Status, 1);
    assert.match(detail.CertificatePublicKey, /BEGIN CERTIFICATE/);
    assert.equal(detail.DvAuthDetail, null);
    const { OperateLogs } = await call("DescribeCertificateOperateLogs", { Limit: 2 });
    assert.deepEqual(
      OperateLogs.map(({ Type }: Operation) => Type),
      ["issued", "domainValidationPassed"],
    );
    assert.equal(
      await errorCode(check("auto.example.org")),
      "FailedOperation.CertificateStatusNotAllowVerify",
    );
  });

  it("refuses certificates without pending validation, and unknown ones", async () => {
    assert.equal(await errorCode(check("example.net")), "FailedOperation.CertificateStatusNotAllowVerify");
    const unknown = call("CheckCertificateDomainVerification", { CertificateId: "missing0" });
    assert.equal(await errorCode(unknown), "FailedOperation.CertificateNotFound");
  });
});
