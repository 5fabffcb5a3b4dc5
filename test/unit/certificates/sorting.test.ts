import assert from "node:assert/strict";
import { type SortKey, sortCertificates } from "../../../src/certificates";
import { day, now, sampleCertificate, sampleOrder } from "./samples";

describe("sortCertificates", () => {
  const sorted = (by: SortKey, ...certificates: Parameters<typeof sampleCertificate>[0][]) =>
    sortCertificates(certificates.map(sampleCertificate), by).map(({ id }) => id);

  it("by expiry: soonest first, orders without an end last", () => {
    const order = sampleOrder({ id: "order" });
    const late = sampleCertificate({ id: "late", notAfter: now + 9 * day });
    const past = sampleCertificate({ id: "past", notAfter: now - day });
    const ids = sortCertificates([order, late, past], "expiry").map(({ id }) => id);
    assert.deepEqual(ids, ["past", "late", "order"]);
  });

  it("by domain: numbers by their value, letters without regard to case; an alias stands in for a domain", () => {
    assert.deepEqual(
      sorted(
        "domain",
        { id: "1", domain: "www10.example.com" },
        { id: "2", domain: "WWW9.example.com" },
        { id: "3", domain: "", alias: "alpha" },
      ),
      ["3", "2", "1"],
    );
  });

  it("by domain: accents do not matter, and numbers of any length have a value", () => {
    const names = ["a9", "a10", "a010b", "a99999999", "a100000000", "a1000000000", "étage", "eta", "z"];
    const shuffled = [...names].reverse().map((domain, index) => ({ id: `i${index}`, domain }));
    assert.deepEqual(
      sortCertificates(shuffled.map(sampleCertificate), "domain").map(({ domain }) => domain),
      ["a9", "a10", "a010b", "a99999999", "a100000000", "a1000000000", "eta", "étage", "z"],
    );
  });

  it("by creation: newest first, without a date last", () => {
    const { createdAt, ...undated } = sampleCertificate({ id: "undated" });
    const old = sampleCertificate({ id: "old", createdAt: now - day });
    const fresh = sampleCertificate({ id: "fresh", createdAt: now });
    const ids = sortCertificates([undated, old, fresh], "created").map(({ id }) => id);
    assert.deepEqual(ids, ["fresh", "old", "undated"]);
  });

  it("breaks ties by ID, whatever order they came in, and leaves its input alone", () => {
    const equal = { domain: "www.example.com", notAfter: now, createdAt: now };
    const input = ["c", "a", "b"].map((id) => sampleCertificate({ id, ...equal }));
    for (const by of ["expiry", "domain", "created"] as const) {
      assert.deepEqual(
        sortCertificates(input, by).map(({ id }) => id),
        ["a", "b", "c"],
      );
    }
    assert.deepEqual(
      input.map(({ id }) => id),
      ["c", "a", "b"],
    );
  });
});
