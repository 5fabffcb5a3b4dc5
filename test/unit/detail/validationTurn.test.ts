import assert from "node:assert/strict";
import { type CertificateDetail, Status } from "../../../src/certificates";
import { present } from "../../../src/detail/present";
import { Pool } from "../../../src/tencent/pool";
import { detail as legacyDetail } from "../../../src/tencent/v2/mapping";
import { english, pendingDns, sampleDetail, sampleInput } from "./samples";

const [record] = pendingDns.validationRecords;
assert.ok(record);
const file = { ...record, type: "FILE", key: "/.well-known/pki-validation/auth.txt" };

function shown(certificate: CertificateDetail) {
  const { head, progress, records } = present(sampleInput({ certificate }), english);
  const now = progress?.steps.find(({ state }) => state === "now");
  return {
    head: head.step?.text,
    goTo: head.step?.goTo?.section,
    whose: now?.stateText,
    step: now?.text,
    records,
  };
}

function pending(change: Partial<CertificateDetail>) {
  return shown({ ...pendingDns, validationRecords: [], ...change });
}

describe("whose turn it is while a domain is validated", () => {
  const cases: readonly [string, Partial<CertificateDetail>, RegExp, string, RegExp][] = [
    [
      "a DNS record by hand",
      { validationRecords: [record] },
      /^Publish this DNS record: _dnsauth\.example\.com$/,
      "Your turn now",
      /^Publish the record\.$/,
    ],
    [
      "a DNS record by hand that the service does not list",
      {},
      /^Publish the DNS record that the Tencent Cloud console names\.$/,
      "Your turn now",
      /^The console names the record to be published\.$/,
    ],
    [
      "a file",
      { validation: "FILE", validationRecords: [file] },
      /^Put the validation file on the web server\.$/,
      "Your turn now",
      /^Put the validation file on the web server\.$/,
    ],
    [
      "a file that the service does not list",
      { validation: "FILE" },
      /^Put on the web server the validation file that the Tencent Cloud console names\.$/,
      "Your turn now",
      /^The console names the file/,
    ],
    [
      "a DNS record that the service adds",
      { validation: "DNS_AUTO", validationRecords: [record] },
      /^Wait: the service adds the DNS record itself/,
      "With Tencent Cloud now",
      /^The service adds the DNS record itself/,
    ],
    [
      "a DNS record that the service has added",
      { status: Status.dnsRecordAdded, validation: "DNS_AUTO", validationRecords: [record] },
      /^Wait: the record was added and must be found\.$/,
      "With the certificate authority now",
      /^The record was added by the service/,
    ],
    ["an e-mail", { validation: "EMAIL" }, /^Confirm the e-mail/, "Your turn now", /^Confirm the e-mail/],
    [
      "a way that is not documented",
      { validation: "PIGEON" },
      /^Show that the domain is yours/,
      "Your turn now",
      /^The console says what is asked for\.$/,
    ],
  ];
  for (const [what, change, head, whose, step] of cases) {
    it(`is told alike by the head and the steps: ${what}`, () => {
      const told = pending(change);
      assert.match(told.head ?? "", head);
      assert.equal(told.whose, whose);
      assert.match(told.step ?? "", step);
      const hasRecords = change.validationRecords !== undefined;
      assert.equal(told.goTo, hasRecords ? "records" : undefined);
      assert.equal(told.records !== undefined, hasRecords);
    });
  }

  it("is the user's before the detail has come, and when it cannot be loaded", () => {
    const { fields: _f, validationRecords: _v, ...listed } = pendingDns;
    const { head } = present(sampleInput({ certificate: listed as never, loading: true }), english);
    assert.match(head.step?.text ?? "", /^Publish the DNS record that the Tencent Cloud console names/);
  });

  it("is the user's in the legacy API too, which lists no records", () => {
    const order = legacyDetail(
      { id: "a1B2c3D4", domain: "www.example.com", status: "0", statusMsg: "PENDING-DCV", verifyType: "DNS" },
      new Pool(),
    );
    assert.ok(order);
    const told = shown(order);
    assert.match(told.head ?? "", /^Publish the DNS record that the Tencent Cloud console names/);
    assert.equal(told.whose, "Your turn now");
    assert.equal(told.step, "The console names the record to be published.");
  });
});

describe("the records of a validation", () => {
  const recordsAt = (change: Partial<CertificateDetail>) =>
    shown({ ...pendingDns, ...change }).records?.intro;

  it("are shown while they are or will be looked for, and after an order failed for them", () => {
    assert.match(
      recordsAt({ statusMessage: "LEGAL-REVIEWING", isDv: false }) ?? "",
      /now or after the review/,
    );
    assert.match(recordsAt({ status: Status.reissuing }) ?? "", /^Publish these records/);
    assert.match(recordsAt({ status: Status.reviewFailed }) ?? "", /^These records were to be published/);
  });

  it("are not shown once nobody looks for them", () => {
    for (const status of [
      Status.cancelling,
      Status.migrating,
      Status.cancelled,
      Status.issued,
      Status.revoking,
    ]) {
      assert.equal(recordsAt({ status }), undefined, String(status));
    }
    assert.equal(recordsAt({ statusMessage: "WAIT-ISSUE" }), undefined);
    assert.equal(shown(sampleDetail({ validationRecords: [record] })).records, undefined);
  });
});
