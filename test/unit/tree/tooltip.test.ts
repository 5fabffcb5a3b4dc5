import assert from "node:assert/strict";
import { inEnglish, Status } from "../../../src/certificates";
import { accountRows, certificateRows, errorRows, type TooltipRow } from "../../../src/tree/tooltip";
import { now, sampleCertificate, sampleError, sampleOrder } from "../certificates/samples";

const account = { id: "a", name: "Work", site: "sandbox", generation: "v3" } as const;
const legacyAccount = { ...account, generation: "v2" } as const;
const date = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const asObject = (rows: readonly TooltipRow[]) =>
  Object.fromEntries(
    rows.map(([label, value]) => [inEnglish(label), typeof value === "string" ? value : inEnglish(value)]),
  );

describe("certificateRows", () => {
  it("tell what a certificate is", () => {
    const certificate = sampleCertificate({
      id: "abc",
      domain: "www.example.com",
      names: ["www.example.com", "example.com"],
      alias: "shop",
      algorithm: "RSA 2048",
      notBefore: now,
      notAfter: now,
      createdAt: now,
    });
    assert.deepEqual(asObject(certificateRows(certificate, account, date)), {
      Domain: "www.example.com",
      Names: "www.example.com, example.com",
      Alias: "shop",
      ID: "abc",
      Account: "Work",
      Project: "Default Project",
      Status: "Issued",
      Type: "Server certificate (SVR)",
      Source: "Uploaded",
      "Issued by": "Example CA",
      Algorithm: "RSA 2048",
      "Valid from": "2026-11-21",
      "Valid until": "2026-11-21",
      Created: "2026-11-21",
    });
  });

  it("leave out what an unfinished order does not have, and give the service's remark", () => {
    const order = sampleOrder({
      id: "o",
      domain: "",
      names: [],
      product: "",
      status: Status.reviewing,
      statusMessage: "PENDING-DCV",
      validation: "DNS",
    });
    const rows = asObject(certificateRows(order, account, date));
    assert.equal(rows["Remark"], "Waiting for domain validation");
    assert.equal(rows["Validation"], "DNS record, added by hand");
    for (const label of ["Domain", "Names", "Product", "Valid from", "Valid until"]) {
      assert.ok(!(label in rows), label);
    }
  });

  it("tell why the menu lacks what cannot be done", () => {
    const paid = sampleCertificate({ id: "a", source: "trustasia", isPaid: true });
    const rows = asObject(certificateRows(paid, legacyAccount, date));
    assert.match(rows["Deletion"] ?? "", /can be deleted only when its order was cancelled/);
    assert.match(rows["Not possible"] ?? "", /need API 3\.0/);
    const uploaded = asObject(certificateRows(sampleCertificate({ id: "a" }), account, date));
    assert.ok(!("Deletion" in uploaded) && !("Not possible" in uploaded));
  });

  it("name the package that was bought", () => {
    const order = sampleOrder({ id: "o", packageType: 44 });
    assert.equal(asObject(certificateRows(order, account, date))["Package"], "DNSPod OV wildcard");
  });

  it("stay small when there are many names", () => {
    const names = Array.from({ length: 100 }, (_, index) => `n${index}.example.com`);
    const rows = asObject(certificateRows(sampleCertificate({ id: "a", names }), account, date));
    assert.match(rows["Names"] ?? "", /n7\.example\.com and 92 more$/);
  });
});

describe("accountRows", () => {
  it("tell where an account is and when it was last listed", () => {
    const rows = asObject(accountRows(legacyAccount, { loading: false, loadedAt: now }, date));
    const { "Not possible": notPossible, ...others } = rows;
    assert.deepEqual(others, { Account: "Work", Site: "Sandbox", API: "Legacy API", Listed: "2026-11-21" });
    assert.match(String(notPossible), /need API 3\.0/);
  });

  it("tell of nothing that an account of API 3.0 could not do", () => {
    const rows = asObject(accountRows(account, { loading: false }, date));
    assert.equal("Not possible" in rows, false);
  });
});

describe("errorRows", () => {
  it("tell what to do and how to find the call again", () => {
    const rows = asObject(errorRows(sampleError({ requestId: "r-1", serviceMessage: "no" })));
    assert.deepEqual(rows, {
      "What happened": "No connection",
      "What to do": "Try later",
      "The service says": "no",
      Code: "ECONNREFUSED",
      RequestId: "r-1",
      Action: "DescribeCertificates",
    });
  });
});
