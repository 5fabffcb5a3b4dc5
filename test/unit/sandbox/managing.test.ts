import assert from "node:assert/strict";
import { RateLimit } from "../../../src/sandbox/gateway/rateLimit";
import { callLegacy, errorCode, list, openTestSandbox, sampleOf, sdkClient, sharedSandbox } from "./support";

describe("sandbox: managing certificates", () => {
  const shared = sharedSandbox();
  const { call } = shared;

  const find = (domain: string) => sampleOf(shared.client, domain);

  it("changes and clears an alias", async () => {
    const { CertificateId } = await find("example.net");
    await call("ModifyCertificateAlias", { CertificateId, Alias: "别名" });
    assert.equal((await find("example.net")).Alias, "别名");
    await call("ModifyCertificateAlias", { CertificateId });
    assert.equal((await find("example.net")).Alias, "");
    const unknown = call("ModifyCertificateAlias", { CertificateId: "missing0", Alias: "x" });
    assert.equal(await errorCode(unknown), "FailedOperation.CertificateNotFound");
  });

  it("moves certificates to a project, and says which it could not", async () => {
    const { CertificateId } = await find("api.example.com");
    const move = (ProjectId: number) =>
      call("ModifyCertificateProject", {
        CertificateIdList: [CertificateId, "missing0"],
        ProjectId,
      });
    const { SuccessCertificates, FailCertificates } = await move(1184201);
    assert.deepEqual([SuccessCertificates, FailCertificates], [[CertificateId], ["missing0"]]);
    assert.equal((await find("api.example.com")).ProjectId, "1184201");
    assert.equal(await errorCode(move(1184299)), "FailedOperation.NoProjectPermission");
  });

  it("mutes the notice before expiry", async () => {
    const { CertificateId } = await find("shop.example.com");
    const mute = (SwitchStatus: number) =>
      call("ModifyCertificatesExpiringNotificationSwitch", {
        CertificateIds: [CertificateId],
        SwitchStatus,
      });
    await mute(1);
    assert.equal((await find("shop.example.com")).IsIgnore, true);
    await mute(0);
    assert.equal((await find("shop.example.com")).IsIgnore, false);
    assert.equal(await errorCode(mute(2)), "InvalidParameterValue");
  });

  it("deletes behind a task when bound resources are to be checked", async () => {
    const deleting = async (domain: string) => {
      const { CertificateId } = await find(domain);
      const started = await call("DeleteCertificate", { CertificateId, IsCheckResource: true });
      assert.equal(started.DeleteResult, false);
      for (;;) {
        const { DeleteTaskResult } = await call("DescribeDeleteCertificatesTaskResult", {
          TaskIds: [started.TaskId, "999"],
        });
        assert.equal(DeleteTaskResult.length, 1);
        if (DeleteTaskResult[0].Status !== 0) return DeleteTaskResult[0];
      }
    };
    assert.equal((await deleting("cdn.example.com")).Status, 4);
    assert.equal((await deleting("ci.example.org")).Status, 1);
    assert.equal((await list(shared.client, { SearchKey: "ci.example.org" })).TotalCount, 0);
    await find("cdn.example.com");
  });
});

describe("sandbox: rate limit", () => {
  it("lets so many calls of an action through in any second", () => {
    const limit = new RateLimit(2);
    const answers = [0, 100, 200, 999, 1001, 1050].map((now) => limit.exceeded("A", now));
    assert.deepEqual(
      answers.map((answer) => answer?.calls),
      [undefined, undefined, 3, 3, undefined, 3],
    );
    assert.equal(limit.exceeded("B", 999), undefined);
  });

  it("is told in the words of either generation", async () => {
    const clock = Date.now();
    const opened = await openTestSandbox({ rate: 1, now: () => clock });
    try {
      const client = sdkClient(opened);
      await client.request("DescribeCertificates", {});
      await assert.rejects(client.request("DescribeCertificates", {}), {
        code: "RequestLimitExceeded",
        message: /equals to `2` in a second, which exceeds the frequency limit `1`/,
      });
      assert.equal((await callLegacy(opened, { Action: "CertGetList" })).code, 0);
      assert.equal((await callLegacy(opened, { Action: "CertGetList" })).code, 4400);
    } finally {
      await opened.dispose();
    }
  });
});
