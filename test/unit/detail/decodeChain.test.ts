import assert from "node:assert/strict";
import { decodeChain } from "../../../src/detail/decodeChain";
import { present } from "../../../src/detail/present";
import { generateKey, issueCertificate } from "../../../src/sandbox/issue";
import { day, english, now, sampleInput } from "./samples";

/** Leaf, intermediate and root, all valid. */
async function chain() {
  const [rootKey, caKey, key] = await Promise.all([0, 1, 2].map(() => generateKey("P-256")));
  assert.ok(rootKey && caKey && key);
  const dates = { notBefore: now - 10 * day, notAfter: now + 90 * day };
  const root = issueCertificate({ subject: { CN: "Test Root" }, key: rootKey, isCa: true, ...dates });
  const ca = issueCertificate({
    subject: { CN: "Test CA" },
    key: caKey,
    issuer: { subject: root.subject, key: rootKey },
    isCa: true,
    ...dates,
  });
  const leaf = issueCertificate({
    subject: { CN: "www.example.com" },
    key,
    issuer: { subject: ca.subject, key: caKey },
    ...dates,
  });
  return { root, ca, leaf };
}

describe("the service's RootCert", () => {
  const shown = async (pem: "leaf and CA" | "leaf" | "whole", rootPem: "root" | "CA and root") => {
    const { root, ca, leaf } = await chain();
    const pems = { "leaf and CA": leaf.pem + ca.pem, leaf: leaf.pem, whole: leaf.pem + ca.pem + root.pem };
    const roots = { root: root.pem, "CA and root": ca.pem + root.pem };
    const decoded = await decodeChain(pems[pem], { rootPem: roots[rootPem] }, now);
    return present(sampleInput({ decoded }), english).chain;
  };

  it("completes the chain, and is not said to be in the PEM", async () => {
    const found = await shown("leaf and CA", "root");
    assert.equal(
      found?.summary,
      "Complete: 2 in the PEM, and the root from the service; every signature verified.",
    );
    assert.deepEqual(
      found?.links.map(({ card }) => card.badges.length),
      [0, 0, 1],
    );
  });

  it("is no news where the PEM has the root", async () => {
    const found = await shown("whole", "root");
    assert.equal(found?.summary, "Complete: 3 certificates, every signature verified.");
    assert.ok(found?.links.every(({ card }) => card.badges.length === 0));
  });

  it("does not make up for an intermediate that the PEM lacks", async () => {
    const found = await shown("leaf", "CA and root");
    assert.equal(found?.summary, "Incomplete: “Test CA”, which signed “www.example.com”, is missing.");
  });
});
