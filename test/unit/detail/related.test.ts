import assert from "node:assert/strict";
import { type Certificate, type RelatedOrders, Status } from "../../../src/certificates";
import { present } from "../../../src/detail/present";
import { successorOf } from "../../../src/detail/sections/related";
import { day, english, now, sampleDetail, sampleInput } from "./samples";

const old = (related?: RelatedOrders) =>
  sampleDetail({ createdAt: now - 300 * day, ...(related && { related }) });
const other = (change: Partial<Certificate> = {}) =>
  sampleDetail({ id: "n1", domain: "new.example.com", createdAt: now - day, ...change });

function factsOf(related: RelatedOrders | undefined, others: readonly Certificate[]) {
  const model = present(sampleInput({ certificate: old(related), related: others }), english);
  return new Map(model.facts?.facts.map(({ label, values }) => [label, values[0]]));
}

describe("what takes the place of a certificate", () => {
  it("is its renewal, whether or not the list has it", () => {
    assert.deepEqual(successorOf(old({ renewal: "n1" })), { kind: "renewal", id: "n1" });
    assert.equal(successorOf(old({ renewal: "n1" }), [other()])?.record?.id, "n1");
  });

  it("is, of two tied by a reissue, the later one", () => {
    assert.equal(successorOf(old({ reissue: "n1" }), [other()])?.kind, "reissue");
    assert.equal(successorOf(old({ reissue: "n1" }), [other({ createdAt: now - 400 * day })]), undefined);
    assert.equal(successorOf(old({ reissue: "n1" })), undefined);
  });

  it("is, of two tied by a reissue, the one that is left when one is closed", () => {
    const cancelled = sampleDetail({ status: Status.cancelled, related: { reissue: "n1" } });
    assert.equal(successorOf(cancelled, [other({ createdAt: 0 })])?.kind, "reissue");
    assert.equal(successorOf(old({ reissue: "n1" }), [other({ status: Status.cancelled })]), undefined);
  });

  it("is a newer one of the list that the service does not tie to it", () => {
    assert.equal(successorOf(old(), [other()])?.kind, "newer");
    assert.equal(successorOf(old({ renewalOf: "n1" }), [other()]), undefined);
    assert.equal(successorOf(old()), undefined);
  });
});

describe("the certificates it is tied to", () => {
  it("stand in the overview, each with its state and a link to its panel", () => {
    const value = factsOf({ renewal: "n1" }, [other()]).get("Renewed by");
    assert.equal(value?.text, "new.example.com");
    assert.equal(value?.note, "n1 · Valid · 43 days left");
    assert.deepEqual(value?.opens, { certificate: "n1", label: "Open new.example.com" });
  });

  it("are told in both directions", () => {
    assert.ok(factsOf({ renewalOf: "n1" }, [other()]).has("Renewal of"));
    assert.ok(factsOf({ reissue: "n1" }, [other()]).has("Reissued as"));
    assert.ok(factsOf({ reissue: "n1" }, [other({ createdAt: 0 })]).has("Reissue of"));
    assert.ok(factsOf({ reissue: "n1" }, []).has("Tied by a reissue to"));
    assert.ok(factsOf(undefined, [other()]).has("Newer one for its names"));
  });

  it("are told by ID, without a link, when the list does not have them", () => {
    const value = factsOf({ renewal: "gone" }, []).get("Renewed by");
    assert.equal(value?.text, "gone");
    assert.equal(value?.copy?.text, "gone");
    assert.equal(value?.opens, undefined);
  });
});
