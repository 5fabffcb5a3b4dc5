import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { list, openTestSandbox, sdkClient, type TestSandbox } from "./support";

describe("sandbox: generated certificates", () => {
  it("starts with 100,000, lists them in pages of 1000 and keeps what was changed", async function () {
    this.timeout(60_000);
    let opened: TestSandbox = await openTestSandbox({ certificates: 100_000 });
    try {
      const client = sdkClient(opened);
      const { TotalCount, Certificates } = await list(client);
      assert.ok(TotalCount > 100_000);
      assert.equal(Certificates.length, 1000);
      const last = await list(client, { Offset: Math.floor(TotalCount / 1000) * 1000 });
      assert.equal(last.Certificates.length, TotalCount % 1000);

      const found = await list(client, { SearchKey: "api-99993.example.com" });
      const [record] = found.Certificates;
      const id = record?.CertificateId;
      const detail = await client.request("DescribeCertificateDetail", { CertificateId: id });
      const leaf = new X509Certificate(detail.CertificatePublicKey);
      assert.equal(leaf.checkHost("api-99993.example.com"), "api-99993.example.com");
      assert.equal(detail.CertEndTime, record?.CertEndTime);

      const [upload] = (await list(client, { FilterSource: "upload", Limit: 1, SearchKey: "www-" }))
        .Certificates;
      await client.request("DeleteCertificate", { CertificateId: upload?.CertificateId });
      opened = await opened.restart();
      const again = sdkClient(opened);
      const same = await again.request("DescribeCertificateDetail", { CertificateId: id });
      assert.equal(same.CertificatePublicKey, detail.CertificatePublicKey);
      assert.equal((await list(again, { CertIds: [upload?.CertificateId] })).TotalCount, 0);
    } finally {
      await opened.dispose();
    }
  });
});
