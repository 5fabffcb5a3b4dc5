import assert from "node:assert/strict";
import type { Knowledge } from "../../../src/detail/followedCertificate";
import { RecentKnowledge } from "../../../src/detail/recentKnowledge";
import { now, sampleDetail } from "./samples";

const ref = { accountId: "account", certificateId: "a1B2c3D4" };
const knowledge: Knowledge = { certificate: sampleDetail(), loading: false, loadedAt: now };

describe("RecentKnowledge", () => {
  it("remembers what was known of a certificate, one account apart from another", () => {
    const recent = new RecentKnowledge();
    recent.keep(ref, { ...knowledge, loading: true });
    assert.deepEqual(recent.of(ref), knowledge);
    assert.equal(recent.of({ ...ref, accountId: "other" }), undefined);
  });

  it("does not remember what never came, nor what is gone", () => {
    const recent = new RecentKnowledge();
    recent.keep(ref, knowledge);
    recent.keep(ref, { ...knowledge, absence: "certificate" });
    assert.equal(recent.of(ref), undefined);
    recent.keep(ref, { certificate: sampleDetail(), loading: true });
    assert.equal(recent.of(ref), undefined);
  });

  it("forgets those that were not looked at for longest", () => {
    const recent = new RecentKnowledge();
    const id = (number: number) => ({ ...ref, certificateId: String(number) });
    for (let number = 0; number < 50; number += 1) recent.keep(id(number), knowledge);
    recent.keep(id(0), knowledge);
    recent.keep(id(50), knowledge);
    assert.ok(recent.of(id(0)) && recent.of(id(50)));
    assert.equal(recent.of(id(1)), undefined);
  });
});
