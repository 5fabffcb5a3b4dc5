import assert from "node:assert/strict";
import { buildChain, type DecodedCertificate, decodeCertificate, examine, toPem } from "../../../src/pem";
import { keyPem, makeChain, now, testKey } from "../../fixtures/makeCertificates";

/** A repeatable generator of numbers below `limit` (a linear congruential one). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
}

/** Reads every field, so that the lazy ones are computed. */
function readAll(certificate: DecodedCertificate): void {
  const fields = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(certificate));
  for (const name of Object.keys(fields)) Reflect.get(certificate, name);
  const { publicKey } = certificate;
  JSON.stringify([publicKey.type, publicKey.bits, publicKey.curve, publicKey.spkiSha256]);
}

describe("hostile input", () => {
  for (const algorithm of ["RSA 2048", "P-256", "SM2"] as const) {
    it(`certificates with changed bytes neither throw nor hang: ${algorithm}`, async () => {
      const { issueLeaf, intermediate } = await makeChain(algorithm);
      const { der } = issueLeaf({
        policies: ["EV"],
        names: ["a.example", "192.0.2.1", "::1", "a@b.example"],
      });
      const next = numbers(7);
      const issuer = decodeCertificate(intermediate.der);
      assert.ok(issuer.ok);
      let decoded = 0;
      for (let round = 0; round < 3000; round += 1) {
        const changed = Buffer.from(der);
        for (let changes = 0; changes <= next(3); changes += 1) changed[next(changed.length)] = next(256);
        const result = decodeCertificate(changed);
        if (!result.ok) continue;
        decoded += 1;
        readAll(result.value);
        if (decoded % 20 === 0) buildChain([result.value, issuer.value], { now });
      }
      assert.ok(decoded > 100, `only ${decoded} of the changed certificates could be read`);
    });

    it(`keys with changed bytes neither throw nor hang: ${algorithm}`, async () => {
      const [certificate, key] = [(await makeChain(algorithm)).leaf, await testKey(algorithm)];
      const base64 = keyPem(key).split("\n").slice(1, -2).join("");
      const next = numbers(11);
      for (let round = 0; round < 150; round += 1) {
        const changed = Buffer.from(base64, "base64");
        changed[next(changed.length)] = next(256);
        const text = certificate.pem + toPem("PRIVATE KEY", changed);
        await examine([{ name: "a", text }], { now, expiringDays: 30 });
      }
    });
  }

  it("every beginning of a certificate is refused, not fallen over", async () => {
    const { leaf } = await makeChain();
    for (let length = 0; length < leaf.der.length; length += 1) {
      assert.equal(decodeCertificate(leaf.der.subarray(0, length)).ok, false);
    }
  });

  it("text with changed characters is examined to an end", async () => {
    const { leaf, intermediate, leafKey } = await makeChain();
    const text = leaf.pem + intermediate.pem + keyPem(leafKey);
    const next = numbers(13);
    for (let round = 0; round < 300; round += 1) {
      const at = next(text.length);
      const changed = text.slice(0, at) + String.fromCharCode(next(300)) + text.slice(at + next(80));
      const { findings } = await examine([{ name: "a.pem", text: changed }], { now, expiringDays: 30 });
      for (const { range } of findings) {
        assert.ok(range && range.start >= 0 && range.start <= range.end && range.end <= changed.length);
      }
    }
  });

  it("deep nesting and forged lengths are refused", () => {
    const deep = Buffer.concat([Buffer.alloc(50_000, Buffer.from([0x30, 0x80])), Buffer.alloc(100)]);
    for (const der of [
      deep,
      Buffer.from("3084ffffffff", "hex"),
      Buffer.from("30850000000001", "hex"),
      Buffer.alloc(1e6),
    ]) {
      assert.equal(decodeCertificate(der).ok, false);
    }
  });
});
