import assert from "node:assert/strict";
import {
  type CertificateDetail,
  documentedStatuses,
  healthOf,
  inEnglish,
  Status,
  statusName,
} from "../../../src/certificates";
import { nextStep, type Situation } from "../../../src/detail/sections/nextStep";
import type { Successor } from "../../../src/detail/sections/related";
import { Wording } from "../../../src/detail/sections/wording";
import { day, english, now, sampleDetail } from "./samples";

describe("the next step", () => {
  const wording = new Wording(english);
  const stepFor = (change: Partial<CertificateDetail>, situation: Partial<Situation> = {}) => {
    const certificate = sampleDetail(change);
    const health = healthOf(certificate, now, 30);
    const base = { certificate, records: [], health, knowsUsage: false, now, expiringDays: 30 };
    return nextStep({ ...base, ...situation }, wording);
  };
  const stepOf = (status: number) => stepFor({ status });

  for (const status of documentedStatuses) {
    it(`is said for status ${status}: ${inEnglish(statusName(status))}`, () => {
      const { text } = stepOf(status);
      assert.ok(text.length > 5);
      assert.notEqual(text, "Wait for the service.");
    });
  }

  it("is another one for each status that asks for something else", () => {
    const texts = documentedStatuses.map((status) => stepOf(status).text);
    assert.equal(new Set(texts).size, texts.length);
  });

  it("is to wait when a status is not known", () => {
    assert.equal(stepOf(99).text, "Wait for the service.");
  });

  it("sends to the console whoever must order or renew: the extension does neither", () => {
    for (const days of [-3, 1.5, 11.5]) {
      assert.match(stepFor({ notAfter: now + days * day }).text, /in the Tencent Cloud console/);
    }
    assert.match(stepOf(2).text, /apply again in the Tencent Cloud console/);
  });

  it("asks for the records without which a revocation is not completed", () => {
    const record = { domain: "example.com", type: "TXT", key: "_dnsauth", value: "x" };
    const step = stepFor({ status: Status.revoking }, { records: [record] });
    assert.match(step.text, /^Publish the records for the revocation/);
    assert.equal(step.goTo?.section, "revocation");
  });

  it("does not ask for a record that was added already", () => {
    const record = { domain: "example.com", type: "CNAME", key: "_dnsauth", value: "x" };
    const step = stepFor({ status: Status.dnsRecordAdded }, { records: [record] });
    assert.match(step.text, /was added/);
    assert.equal(step.goTo?.section, "records");
  });

  it("asks for the records of a certificate that is issued anew", () => {
    const record = { domain: "example.com", type: "TXT", key: "_dnsauth", value: "x" };
    for (const statusMessage of ["PENDING-DCV", undefined]) {
      const change = { status: Status.reissuing, validation: "DNS", ...(statusMessage && { statusMessage }) };
      assert.match(stepFor(change, { records: [record] }).text, /^Publish this DNS record/);
    }
    const reviewed = { status: Status.reissuing, statusMessage: "CA-REVIEWING" };
    assert.match(stepFor(reviewed, { records: [record] }).text, /^Wait/);
  });

  it("says of a failed order what to do about what failed, and leads to why", () => {
    const failed = (statusMessage: string, isDv = true) =>
      stepFor({ status: Status.reviewFailed, statusMessage, isDv });
    assert.match(failed("域名验证超时，订单自动关闭").text, /publish the records in time/);
    assert.match(failed("证书资料未通过证书CA机构审核", false).text, /^Correct the documents/);
    assert.match(failed("CA审核失败，域名未通过安全审查").text, /^Correct the application/);
    assert.equal(failed("订单审核失败").goTo?.section, "progress");
  });

  it("leads to where an expired certificate is used, when that can be told", () => {
    const expired = { notAfter: now - 5 * day };
    assert.equal(stepFor(expired).goTo, undefined);
    assert.equal(stepFor(expired, { knowsUsage: true }).goTo?.section, "usage");
    assert.equal(stepFor({}, { knowsUsage: true }).goTo, undefined);
  });

  describe("when a renewal was ordered", () => {
    const order = (change: Partial<CertificateDetail> = {}): Successor => ({
      kind: "renewal",
      id: "n1",
      record: sampleDetail({ id: "n1", notAfter: now + 400 * day, ...change }),
    });
    const pending = order({ status: Status.reviewing, statusMessage: "PENDING-DCV" });
    const ends = { valid: 60, expiring: 11.5, expired: -5 };
    const renewedStep = (end: number, successor: Successor) =>
      stepFor({ notAfter: now + end * day }, { successor });

    it("never says to renew it once more", () => {
      for (const end of Object.values(ends)) {
        for (const successor of [order(), pending, { kind: "renewal", id: "n1" } as const]) {
          assert.doesNotMatch(renewedStep(end, successor).text, /^(Renew|Apply)/);
        }
      }
    });

    it("says how it stands, and links to it", () => {
      const step = renewedStep(ends.expiring, pending);
      assert.equal(
        step.text,
        "Its renewal is under way (Waiting for domain validation): see that it is issued in time.",
      );
      assert.deepEqual(step.opens, { certificate: "n1", label: "Open the renewal" });
      assert.match(renewedStep(ends.expired, pending).text, /Until that is in its place, clients refuse it/);
      assert.match(renewedStep(ends.valid, pending).text, /^Nothing to do here/);
    });

    it("says to put it in the place of the old one as soon as it is issued", () => {
      assert.match(renewedStep(ends.expiring, order()).text, /^Its renewal is issued: put that in its place/);
      assert.match(renewedStep(ends.expired, order()).text, /see that nothing uses this one any more/);
    });

    it("says to wait with it until it is valid", () => {
      const upcoming = order({ notBefore: now + 3.5 * day, notAfter: now + 400 * day });
      for (const end of Object.values(ends)) {
        assert.match(renewedStep(end, upcoming).text, /^Its renewal is issued, but not valid yet: /);
        assert.equal(renewedStep(end, upcoming).opens?.certificate, "n1");
      }
    });

    it("names the order that is not in the list, without a link", () => {
      const step = renewedStep(ends.expiring, { kind: "renewal", id: "n1" });
      assert.match(step.text, /was ordered as n1/);
      assert.equal(step.opens, undefined);
    });

    it("says to renew again when it came to nothing", () => {
      const step = renewedStep(ends.expiring, order({ status: Status.cancelled }));
      assert.equal(
        step.text,
        "Its renewal came to nothing (Cancelled). Renew it within 11 days in the Tencent Cloud console.",
      );
      assert.equal(step.opens?.certificate, "n1");
    });
  });

  it("is to use the reissued one, also in place of an order that was closed for it", () => {
    const record = sampleDetail({ id: "r1" });
    const successor = { kind: "reissue", id: "r1", record } as const;
    assert.match(stepFor({}, { successor }).text, /^It was reissued: put the new one in its place/);
    assert.equal(stepFor({ status: Status.cancelled }, { successor }).opens?.certificate, "r1");
  });

  it("is to use the newer one that was uploaded meanwhile, once the old one ends", () => {
    const record = sampleDetail({ id: "u1", source: "upload", notAfter: now + 400 * day });
    const successor = { kind: "newer", id: "u1", record } as const;
    assert.match(
      stepFor({ notAfter: now + 5.5 * day, source: "upload" }, { successor }).text,
      /^A newer one for its names is in the account: put that in its place/,
    );
    assert.equal(stepFor({}, { successor }).text, "Nothing to do.");
  });

  it("is to look on while the service renews it by itself, but not after the end", () => {
    const autoRenew = true;
    assert.match(stepFor({ autoRenew, notAfter: now + 5.5 * day }).text, /^The service renews it by itself/);
    assert.match(stepFor({ autoRenew, notAfter: now - day }).text, /^Apply for a new one/);
  });
});
