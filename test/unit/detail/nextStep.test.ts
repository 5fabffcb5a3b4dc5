import assert from "node:assert/strict";
import { documentedStatuses, healthOf, inEnglish, statusName } from "../../../src/certificates";
import { nextStep } from "../../../src/detail/sections/nextStep";
import { Wording } from "../../../src/detail/sections/wording";
import { english, now, sampleDetail } from "./samples";

describe("the next step", () => {
  const wording = new Wording(english);
  const stepOf = (status: number) => {
    const certificate = sampleDetail({ status });
    return nextStep(certificate, [], healthOf(certificate, now, 30), now, wording);
  };

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
      const certificate = sampleDetail({ notAfter: now + days * 86_400_000 });
      const { text } = nextStep(certificate, [], healthOf(certificate, now, 30), now, wording);
      assert.match(text, /in the Tencent Cloud console/);
    }
    assert.match(stepOf(2).text, /apply again in the Tencent Cloud console/);
  });

  it("asks for the records without which a revocation is not completed", () => {
    const record = { domain: "example.com", type: "TXT", key: "_dnsauth", value: "x" };
    const step = nextStep(sampleDetail({ status: 9 }), [record], "pending", now, wording);
    assert.match(step.text, /^Publish the records for the revocation/);
    assert.equal(step.goTo?.section, "revocation");
  });

  it("does not ask for a record that was added already", () => {
    const [status, record] = [4, { domain: "example.com", type: "CNAME", key: "_dnsauth", value: "x" }];
    const certificate = sampleDetail({ status });
    const step = nextStep(certificate, [record], "pending", now, wording);
    assert.match(step.text, /was added/);
    assert.equal(step.goTo?.section, "records");
  });
});
