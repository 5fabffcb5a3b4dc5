import assert from "node:assert/strict";
import { sameCertificate } from "../../../src/certificates";
import { sampleCertificate } from "./samples";

describe("sameCertificate", () => {
  const certificate = sampleCertificate({ id: "a", tags: [{ key: "team", value: "web" }] });

  it("is true for equal records, down to projects, names and tags", () => {
    assert.equal(sameCertificate(certificate, structuredClone(certificate)), true);
  });

  it("is false when anything differs", () => {
    const changes = [
      { alias: "b" },
      { notAfter: 0 },
      { project: { id: 0, name: "Renamed" } },
      { names: [...certificate.names, "more.example.com"] },
      { names: [] },
      { tags: [{ key: "team", value: "shop" }] },
      { statusMessage: "PENDING-DCV" },
    ];
    for (const change of changes) {
      assert.equal(
        sameCertificate(certificate, { ...certificate, ...change }),
        false,
        JSON.stringify(change),
      );
    }
  });

  it("takes absent and undefined for the same", () => {
    const withUndefined = { ...certificate, statusMessage: undefined } as unknown as typeof certificate;
    assert.equal(sameCertificate(certificate, withUndefined), true);
    assert.equal(sameCertificate(withUndefined, certificate), true);
  });
});
