import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inEnglish } from "../../../src/certificates";
import { buildChain, type ChainReport, type DecodedCertificate, decodeCertificate } from "../../../src/pem";
import { type IssuedCertificate, issueCertificate, type KeyAlgorithm } from "../../../src/sandbox/issue";
import { day, makeChain, now, testKey } from "../../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../../fixtures/openssl";
import { bestTime } from "../bestTime";

function decode({ der }: Pick<IssuedCertificate, "der">): DecodedCertificate {
  const decoded = decodeCertificate(der);
  assert.ok(decoded.ok);
  return decoded.value;
}

function chainOf(
  certificates: readonly Pick<IssuedCertificate, "der">[],
  extra: readonly IssuedCertificate[] = [],
): ChainReport {
  return buildChain(certificates.map(decode), { now, extra: extra.map(decode) });
}

const ties = ({ links }: ChainReport) => links.map(({ role, tie }) => `${role} ${tie}`);
const problems = (report: ChainReport) => report.problems.map(inEnglish);

const whole = ["leaf verified", "intermediate verified", "root self"];

describe("the chain", () => {
  for (const algorithm of ["RSA 2048", "P-256", "P-384", "Ed25519", "SM2"] satisfies KeyAlgorithm[]) {
    it(`is built and its signatures are verified: ${algorithm}`, async () => {
      const { leaf, intermediate, root } = await makeChain(algorithm);
      const report = chainOf([leaf, intermediate, root]);
      assert.deepEqual(ties(report), whole);
      assert.equal(report.complete, true);
      assert.equal(report.inOrder, true);
      assert.deepEqual(report.problems, []);
      assert.deepEqual(
        report.links.flatMap((link) => link.problems),
        [],
      );
    });

    it(`notices a forged signature: ${algorithm}`, async () => {
      const { leaf, intermediate, root } = await makeChain(algorithm);
      const forged = Buffer.from(leaf.der);
      forged[forged.length - 5] = (forged.at(-5) ?? 0) ^ 1;
      const report = chainOf([{ der: forged }, intermediate, root]);
      assert.deepEqual(ties(report), ["leaf broken", "intermediate verified", "root self"]);
      assert.equal(report.complete, false);
      assert.equal(report.links[0]?.problems.length, 1);
    });
  }

  it("is put in order from any order, and says whether it was", async () => {
    const { leaf, intermediate, root } = await makeChain();
    for (const given of [
      [leaf, root, intermediate],
      [intermediate, leaf, root],
      [root, intermediate, leaf],
    ]) {
      const report = chainOf(given);
      assert.deepEqual(ties(report), whole);
      assert.equal(report.inOrder, false);
    }
    assert.equal(chainOf([leaf, intermediate]).inOrder, true);
  });

  it("without its root is complete when the issuer calls itself a root", async () => {
    const { leaf, intermediate } = await makeChain();
    const report = chainOf([leaf, intermediate]);
    assert.deepEqual(ties(report), ["leaf verified", "intermediate missing"]);
    assert.equal(report.complete, true);
    assert.equal(report.endsBelowKnownRoot, undefined);
  });

  it("says when its root is one that browsers bring along, as far as a name can tell", async () => {
    const subject = { C: "US", O: "Internet Security Research Group", CN: "ISRG Root X1" };
    const dates = { notBefore: now - day, notAfter: now + day };
    const issuer = { subject, key: await testKey("P-256") };
    const leaf = issueCertificate({ subject: "example.com", key: await testKey("P-256"), issuer, ...dates });
    const report = chainOf([leaf]);
    assert.deepEqual([report.complete, report.endsBelowKnownRoot], [true, true]);
  });

  it("without its intermediate says which is missing", async () => {
    const { leaf, root } = await makeChain();
    const report = chainOf([leaf, root]);
    assert.deepEqual(ties(report), ["leaf missing"]);
    assert.equal(report.complete, false);
    assert.deepEqual(problems(report), [
      "The certificate of the issuer “Example P-256 Issuing CA” is missing.",
    ]);
    assert.equal(report.unrelated.length, 1);
  });

  it("takes what is missing from elsewhere", async () => {
    const { leaf, intermediate, root } = await makeChain();
    const report = chainOf([leaf], [root, intermediate]);
    assert.deepEqual(ties(report), whole);
    assert.deepEqual(
      report.links.map(({ fromElsewhere }) => fromElsewhere),
      [undefined, true, true],
    );
    // What is given is given, even if it is known from elsewhere too.
    assert.ok(chainOf([leaf, intermediate, root], [root]).links.every((link) => !link.fromElsewhere));
    assert.deepEqual(report.unrelated, []);
    assert.equal(report.inOrder, true);
  });

  it("chooses among namesakes the one whose key made the signature", async () => {
    const { leaf, intermediate, root } = await makeChain();
    const impostor = issueCertificate({
      subject: intermediate.subject,
      key: await testKey("P-256", "impostor"),
      isCa: true,
      notBefore: now - day,
      notAfter: now + 9000 * day,
    });
    const report = chainOf([leaf, impostor, intermediate, root]);
    assert.deepEqual(ties(report), whole);
    assert.equal(report.links[1]?.certificate.sha256, decode(intermediate).sha256);
    assert.deepEqual(ties(chainOf([leaf, impostor])), ["leaf broken", "root self"]);
    // From elsewhere, a namesake proves nothing against the files.
    assert.deepEqual(ties(chainOf([leaf], [impostor])), ["leaf missing"]);
  });

  it("prefers the intermediate that is given to another one for the same CA and key from elsewhere", async () => {
    const { leaf, intermediate, root } = await makeChain();
    const [key, rootKey] = await Promise.all([testKey("P-256", "intermediate"), testKey("P-256", "root")]);
    for (const years of [1, 9]) {
      const renewed = issueCertificate({
        subject: intermediate.subject,
        key,
        issuer: { ...root, key: rootKey },
        isCa: true,
        notBefore: now - day,
        notAfter: now + years * 365 * day,
      });
      for (const [given, elsewhere] of [
        [intermediate, renewed],
        [renewed, intermediate],
      ] as const) {
        const report = chainOf([leaf, given], [elsewhere, root]);
        assert.equal(report.links[1]?.certificate.sha256, decode(given).sha256);
        assert.deepEqual(report.unrelated, []);
      }
    }
  });

  it("ends when certificates name each other in a circle", async () => {
    const [a, b] = await Promise.all([testKey("P-256", "a"), testKey("P-256", "b")]);
    const validity = { isCa: true, notBefore: now - day, notAfter: now + day };
    const first = issueCertificate({ ...validity, subject: "A", key: a, issuer: { subject: "B", key: b } });
    const second = issueCertificate({ ...validity, subject: "B", key: b, issuer: { subject: "A", key: a } });
    assert.deepEqual(ties(chainOf([first, second])), ["leaf verified", "intermediate missing"]);
  });

  it("names expired links and issuers that are no CA", async () => {
    const { leaf, leafKey, issueLeaf } = await makeChain();
    const expired = chainOf([issueLeaf({ notBefore: now - 90 * day, notAfter: now - 1000 })]);
    assert.deepEqual(expired.links[0]?.problems.map(inEnglish), ["It has expired."]);
    const early = chainOf([issueLeaf({ notBefore: now + 1000 })]);
    assert.deepEqual(early.links[0]?.problems.map(inEnglish), ["It is not valid yet."]);
    const child = issueCertificate({
      subject: "child.example.com",
      key: await testKey("P-256", "child"),
      issuer: { ...leaf, key: leafKey },
      notBefore: now - day,
      notAfter: now + day,
    });
    const report = chainOf([child, leaf]);
    assert.deepEqual(report.links[1]?.problems.map(inEnglish), [
      "It is not a CA certificate, so it may issue no others.",
    ]);
  });

  it("of nothing is empty; of one root is that root; of a self-signed certificate is a leaf", async () => {
    const { root } = await makeChain();
    assert.deepEqual(ties(chainOf([])), []);
    assert.deepEqual(ties(chainOf([root, root])), ["root self"]);
    const key = await testKey("P-256");
    const own = issueCertificate({ subject: "example.com", key, notBefore: now - day, notAfter: now + day });
    assert.deepEqual(ties(chainOf([own])), ["leaf self"]);
  });

  it("of 500 namesakes takes no long time", async () => {
    const { leaf, intermediate } = await makeChain();
    const key = await testKey("P-256", "impostor");
    const crowd = Array.from({ length: 500 }, (_, index) =>
      issueCertificate({
        subject: intermediate.subject,
        key,
        isCa: true,
        notBefore: now - day,
        notAfter: now + day,
        serial: BigInt(index + 1),
      }),
    );
    const certificates = [leaf, ...crowd].map(decode);
    const timed = (some: readonly DecodedCertificate[]) => bestTime(() => buildChain(some, { now }));
    const few = timed(certificates.slice(0, 20));
    const all = timed(certificates);
    // Signatures of a few candidates are tried, not those of 500.
    assert.ok(all < 10 * few + 20, `500 took ${all} ms, 20 took ${few} ms`);
  });

  describe("made by openssl", () => {
    before(function () {
      if (hasOpenssl) return;
      console.log("      skipped: there is no openssl 3 here");
      this.skip();
    });

    const rsa = ["-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null"];
    const ec = (curve: string) => [
      "-newkey",
      "ec",
      "-pkeyopt",
      `ec_paramgen_curve:${curve}`,
      "-nodes",
      "-keyout",
      "/dev/null",
    ];
    const pss = ["-sigopt", "rsa_padding_mode:pss"];
    /** A self-signed certificate that must be verified, and not when its signature is changed. */
    function assertVerified(der: Buffer, algorithm: string): void {
      const report = chainOf([{ der }]);
      assert.equal(report.links[0]?.certificate.signatureAlgorithm, algorithm);
      assert.equal(report.links[0]?.tie, "self");
      const forged = Buffer.from(der);
      forged[forged.length - 5] = (forged.at(-5) ?? 0) ^ 1;
      assert.equal(chainOf([{ der: forged }]).links[0]?.tie, "broken");
    }

    const request = ["req", "-x509", "-subj", "/CN=example.com", "-days", "9", "-outform", "DER"];

    it("SM2-SM3 is verified", () => {
      const folder = mkdtempSync(join(tmpdir(), "chain-"));
      try {
        const key = join(folder, "sm2.key");
        openssl(["ecparam", "-name", "SM2", "-genkey", "-out", key]);
        const signing = ["-sm3", "-sigopt", "distid:1234567812345678"];
        assertVerified(openssl([...request, "-key", key, ...signing]), "SM2-SM3");
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    for (const [algorithm, args] of [
      ["SHA1-RSA", [...rsa, "-sha1"]],
      ["SHA384-RSA", [...rsa, "-sha384"]],
      ["SHA512-RSA", [...rsa, "-sha512"]],
      ["SHA256-RSA-PSS", [...rsa, "-sha256", ...pss, "-sigopt", "rsa_pss_saltlen:32"]],
      ["SHA512-RSA-PSS", [...rsa, "-sha512", ...pss, "-sigopt", "rsa_pss_saltlen:20"]],
      ["ECDSA-SHA1", [...ec("P-256"), "-sha1"]],
      ["ECDSA-SHA512", [...ec("P-521"), "-sha512"]],
      ["ECDSA-SHA512", [...ec("P-256"), "-sha512"]],
      ["ECDSA-SHA256", [...ec("P-384"), "-sha256"]],
      ["ECDSA-SHA256", [...ec("secp256k1"), "-sha256"]],
    ] as const) {
      it(`${algorithm} is verified: ${args.slice(0, 4).join(" ")}`, () => {
        assertVerified(openssl([...request, ...args]), algorithm);
      });
    }
  });
});
