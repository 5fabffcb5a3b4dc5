import assert from "node:assert/strict";
import {
  awaitsDomainValidation,
  documentedStatuses,
  inEnglish,
  Status,
  statusName,
  statusPhase,
} from "../../../src/certificates";

describe("status", () => {
  it("knows the sixteen documented numbers, each with a name of its own", () => {
    assert.deepEqual(
      documentedStatuses,
      Array.from({ length: 16 }, (_, status) => status),
    );
    assert.deepEqual(
      [...Object.values(Status)].sort((a, b) => a - b),
      documentedStatuses,
    );
    const names = documentedStatuses.map((status) => inEnglish(statusName(status)));
    assert.equal(new Set(names).size, 16);
  });

  it("pairs numbers with names as the service documents them", () => {
    assert.equal(inEnglish(statusName(1)), "Issued");
    assert.equal(inEnglish(statusName(2)), "Review failed");
    assert.equal(inEnglish(statusName(7)), "Cancelled");
    assert.equal(inEnglish(statusName(10)), "Revoked");
    assert.equal(inEnglish(statusName(15)), "Migrating");
  });

  it("keeps numbers the service may add later", () => {
    assert.equal(inEnglish(statusName(16)), "Status 16");
    assert.equal(statusPhase(16), "pending");
    assert.equal(statusPhase(-1), "pending");
  });

  it("says which statuses are over", () => {
    const ended = documentedStatuses.filter((status) => statusPhase(status) === "ended");
    assert.deepEqual(ended, [Status.expired, Status.cancelled, Status.revoked, Status.refunded]);
  });

  it("knows when the domain must be validated", () => {
    assert.equal(awaitsDomainValidation({ status: Status.dnsRecordAdded }), true);
    assert.equal(awaitsDomainValidation({ status: Status.reviewing, statusMessage: "PENDING-DCV" }), true);
    assert.equal(awaitsDomainValidation({ status: Status.reissuing, statusMessage: "PENDING-DCV" }), true);
    assert.equal(awaitsDomainValidation({ status: Status.reviewing, statusMessage: "CA-REVIEWING" }), false);
    assert.equal(awaitsDomainValidation({ status: Status.issued, statusMessage: "PENDING-DCV" }), false);
  });
});
