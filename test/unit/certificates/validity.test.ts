import assert from "node:assert/strict";
import { daysLeft, type Health, healthOf, Status } from "../../../src/certificates";
import { day, now } from "./samples";

describe("daysLeft", () => {
  it("counts whole days, rounded down", () => {
    assert.equal(daysLeft(now + 12 * day, now), 12);
    assert.equal(daysLeft(now + 12 * day - 1, now), 11);
    assert.equal(daysLeft(now + 1, now), 0);
    assert.equal(daysLeft(now - 1, now), -1);
  });
});

describe("healthOf", () => {
  const cases: readonly [string, number, number | undefined, Health][] = [
    ["issued, far from its end", Status.issued, now + 100 * day, "valid"],
    ["issued, 30 whole days left", Status.issued, now + 30 * day, "valid"],
    ["issued, a moment less than 30 days", Status.issued, now + 30 * day - 1, "expiring"],
    ["issued, its end is now", Status.issued, now, "expired"],
    ["issued, its end is past", Status.issued, now - day, "expired"],
    ["issued, without an end", Status.issued, undefined, "valid"],
    ["called expired by the service", Status.expired, now + day, "expired"],
    ["under review", Status.reviewing, undefined, "pending"],
    ["reissuing, its old end is past", Status.reissuing, now - day, "pending"],
    ["review failed", Status.reviewFailed, undefined, "failed"],
    ["revoked, its end is far", Status.revoked, now + 100 * day, "ended"],
    ["a status not documented", 99, undefined, "pending"],
  ];
  for (const [name, status, notAfter, expected] of cases) {
    it(`${name}: ${expected}`, () => {
      const certificate = notAfter === undefined ? { status } : { status, notAfter };
      assert.equal(healthOf(certificate, now, 30), expected);
    });
  }

  it("calls nothing valid before its time has come", () => {
    const dates = { notBefore: now + 1, notAfter: now + day };
    assert.equal(healthOf({ status: Status.issued, ...dates }, now, 30), "upcoming");
    assert.equal(healthOf({ status: Status.issued, ...dates }, now + 1, 30), "expiring");
    assert.equal(healthOf({ status: Status.issued, ...dates, notAfter: now }, now, 30), "expired");
    assert.equal(healthOf({ status: Status.reissuing, ...dates }, now, 30), "pending");
  });

  it("calls nothing expiring when the user wants 0 days", () => {
    assert.equal(healthOf({ status: Status.issued, notAfter: now + 1 }, now, 0), "valid");
  });
});
