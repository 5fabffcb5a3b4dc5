import assert from "node:assert/strict";
import { errorCode, list, sharedSandbox } from "./support";

describe("sandbox: filters of DescribeCertificates", () => {
  const shared = sharedSandbox();
  const { call } = shared;

  it("gives 10 records unless asked for another number, and pages without gaps", async () => {
    const all = await list(shared.client);
    const first = await call("DescribeCertificates", {});
    assert.equal(first.Certificates.length, 10);
    const ids: string[] = [];
    for (let Offset = 0; Offset < all.TotalCount; Offset += 7) {
      const { Certificates } = await list(shared.client, { Offset, Limit: 7 });
      ids.push(...Certificates.map(({ CertificateId }) => CertificateId ?? ""));
    }
    assert.deepEqual(
      ids,
      all.Certificates.map(({ CertificateId }) => CertificateId),
    );
    assert.equal(new Set(ids).size, all.TotalCount);
    assert.deepEqual((await list(shared.client, { Offset: 10_000 })).Certificates, []);
  });

  it("lists the newest first, or by expiry with orders last", async () => {
    const { Certificates: newest } = await list(shared.client);
    const inserted = newest.map(({ InsertTime }) => InsertTime ?? "");
    assert.deepEqual(inserted, [...inserted].sort().reverse());
    for (const ExpirationSort of ["ASC", "DESC"]) {
      const ends = (await list(shared.client, { ExpirationSort })).Certificates.map(
        ({ CertEndTime }) => CertEndTime,
      );
      const dated = ends.filter((end) => typeof end === "string");
      const sorted = [...dated].sort();
      assert.deepEqual(dated, ExpirationSort === "ASC" ? sorted : sorted.reverse());
      assert.deepEqual(
        ends.slice(dated.length),
        ends.filter((end) => end === null),
      );
    }
  });

  const cases: readonly (readonly [object, (record: Record<string, unknown>) => boolean])[] = [
    [{ CertificateType: "CA" }, (record) => record["CertificateType"] === "CA"],
    [{ ProjectId: 1184202 }, (record) => record["ProjectId"] === "1184202"],
    [{ ProjectId: 0 }, (record) => record["ProjectId"] === "0"],
    [{ CertificateStatus: [3] }, (record) => record["Status"] === 3],
    [{ CertificateStatus: [0, 5] }, (record) => record["Status"] === 0 || record["Status"] === 5],
    [{ FilterSource: "upload" }, (record) => record["From"] === "upload"],
    [{ FilterSource: "buy" }, (record) => record["From"] !== "upload"],
    [{ Upload: 1 }, (record) => record["From"] === "upload"],
    [{ Renew: 1 }, (record) => record["RenewAble"] === true],
    [{ IsSM: 1 }, (record) => record["IsSM"] === true],
    [{ FilterExpiring: 1 }, (record) => record["IsExpiring"] === true],
    [{ SearchKey: "SM.EXAMPLE" }, (record) => String(record["Domain"]).includes("sm.example")],
    [{ SearchKey: "支付网关" }, (record) => record["Alias"] === "支付网关"],
    [
      { Tags: [{ TagKey: "env", TagValue: "staging" }] },
      (record) => JSON.stringify(record["Tags"]).includes("staging"),
    ],
  ];
  for (const [filter, test] of cases) {
    it(`finds what ${JSON.stringify(filter)} asks for, and all of it`, async () => {
      const all = (await list(shared.client)).Certificates.filter((record) => test({ ...record }));
      const found = await list(shared.client, filter);
      assert.ok(found.TotalCount > 0);
      assert.deepEqual(found.Certificates, all);
    });
  }

  it("divides by deployable and hostable", async () => {
    const { TotalCount } = await list(shared.client);
    for (const name of ["Deployable", "Hostable"]) {
      const yes = await list(shared.client, { [name]: 1 });
      const no = await list(shared.client, { [name]: 0 });
      assert.ok(yes.TotalCount > 0 && no.TotalCount > 0);
      assert.equal(yes.TotalCount + no.TotalCount, TotalCount);
    }
  });

  it("finds by exact IDs and by a part of one", async () => {
    const [record] = (await list(shared.client)).Certificates;
    const id = record?.CertificateId ?? "";
    assert.equal((await list(shared.client, { CertIds: [id, "missing0"] })).TotalCount, 1);
    assert.ok((await list(shared.client, { SearchKey: id.slice(1, 7) })).TotalCount >= 1);
    assert.equal((await list(shared.client, { ServiceId: "service-1" })).TotalCount, 0);
  });

  it("clamps the page size to 1000", async () => {
    assert.equal(
      (await list(shared.client, { Limit: 5000 })).Certificates.length,
      (await list(shared.client)).TotalCount,
    );
  });

  const wrong: readonly (readonly [object, string])[] = [
    [{ Limit: "20" }, "InvalidParameter"],
    [{ Limit: 1.5 }, "InvalidParameter"],
    [{ Offset: -1 }, "InvalidParameterValue"],
    [{ SearchKey: 7 }, "InvalidParameter"],
    [{ CertificateStatus: 1 }, "InvalidParameter"],
    [{ CertificateStatus: ["1"] }, "InvalidParameter"],
    [{ CertificateStatus: [16] }, "InvalidParameterValue"],
    [{ CertificateType: "XYZ" }, "InvalidParameterValue"],
    [{ ExpirationSort: "UP" }, "InvalidParameterValue"],
    [{ IsSM: 2 }, "InvalidParameterValue"],
    [{ Tags: [{ TagKey: "env" }] }, "MissingParameter"],
    [{ Tags: [{ TagKey: "env", TagValue: "x", Extra: 1 }] }, "UnknownParameter"],
    [{ limit: 1 }, "UnknownParameter"],
  ];
  for (const [parameters, code] of wrong) {
    it(`refuses ${JSON.stringify(parameters)} with ${code}`, async () => {
      assert.equal(await errorCode(call("DescribeCertificates", parameters)), code);
    });
  }

  it("names the parameter that is missing", async () => {
    await assert.rejects(call("DescribeCertificateDetail", {}), {
      message: "The request is missing a required parameter `CertificateId`.",
    });
  });
});
