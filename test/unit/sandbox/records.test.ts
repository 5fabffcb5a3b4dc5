import assert from "node:assert/strict";
import { Status } from "../../../src/certificates";
import { whyNotDeletable } from "../../../src/sandbox/records/deletionRules";
import { type CertificateEntry, makeEntry } from "../../../src/sandbox/records/entry";
import { coversDomain, isExpiring } from "../../../src/sandbox/records/facts";
import { statusAt } from "../../../src/sandbox/records/statuses";
import { serviceTime } from "../../../src/sandbox/records/times";
import { DAY } from "./support";

const now = Date.UTC(2026, 10, 21, 18, 30, 15);
const hour = DAY / 24;
const free = 83;
const paid = 48;

function entry(fields: Partial<CertificateEntry>): CertificateEntry {
  const base = { id: "00000000", status: Status.issued, source: "trustasia", createdAt: now - DAY } as const;
  return makeEntry({ ...base, ...fields });
}

describe("sandbox: deletion rules", () => {
  const bound = [{ type: "clb", region: "ap-guangzhou", instance: "lb-1" }];
  const cases: readonly (readonly [string, Partial<CertificateEntry>, string | undefined])[] = [
    ["an upload", { source: "upload" }, undefined],
    ["a bound upload", { source: "upload", boundResources: bound }, "FailedOperation.DeleteResourceFailed"],
    ["an issued one", { packageType: paid }, "FailedOperation.CannotBeDeletedIssued"],
    ["a failed free one", { packageType: free, status: Status.reviewFailed }, undefined],
    [
      "a failed free one of half an hour",
      { packageType: free, status: Status.reviewFailed, createdAt: now - hour / 2 },
      "FailedOperation.CannotBeDeletedWithinHour",
    ],
    [
      "a cancelled free one",
      { packageType: free, status: Status.cancelled },
      "FailedOperation.InvalidCertificateStatusCode",
    ],
    ["a cancelled paid one", { packageType: paid, status: Status.cancelled }, undefined],
    [
      "a paid one under review",
      { packageType: paid, status: Status.reviewing },
      "FailedOperation.InvalidCertificateStatusCode",
    ],
    [
      "an issued one whose time is over",
      { packageType: paid, notAfter: now - 1 },
      "FailedOperation.InvalidCertificateStatusCode",
    ],
  ];
  for (const [name, fields, code] of cases) {
    it(`${code === undefined ? "allow" : "refuse"} ${name}`, () =>
      assert.equal(whyNotDeletable({ entry: entry(fields), now })?.code, code));
  }
});

describe("sandbox: facts of a record", () => {
  it("what was issued expires by itself, and nothing else does", () => {
    assert.equal(statusAt(entry({ notAfter: now + 1 }), now), Status.issued);
    assert.equal(statusAt(entry({ notAfter: now }), now), Status.expired);
    assert.equal(statusAt(entry({ notAfter: now - 1, status: Status.revoked }), now), Status.revoked);
    assert.equal(statusAt(entry({}), now), Status.issued);
  });

  it("expiring is what ends within 30 days", () => {
    assert.equal(isExpiring(entry({ notAfter: now + 30 * DAY }), now), true);
    assert.equal(isExpiring(entry({ notAfter: now + 30 * DAY + 1 }), now), false);
    assert.equal(isExpiring(entry({ notAfter: now - 1 }), now), false);
    assert.equal(isExpiring(entry({}), now), false);
  });

  it("a wildcard covers one label", () => {
    const wildcard = entry({ names: ["*.example.org", "example.com"] });
    const covered = ["a.example.org", "A.EXAMPLE.ORG", "example.com"];
    const others = ["example.org", "a.b.example.org", "www.example.com", "org"];
    assert.deepEqual(
      covered.filter((domain) => !coversDomain(wildcard, domain)),
      [],
    );
    assert.deepEqual(
      others.filter((domain) => coversDomain(wildcard, domain)),
      [],
    );
  });

  it("times are written in GMT+8", () => assert.equal(serviceTime(now), "2026-11-22 02:30:15"));
});
