import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inEnglish } from "../../../src/certificates";
import { examine, inspect } from "../../../src/pem";
import { day } from "../../fixtures/makeCertificates";
import { hasOpenssl, openssl } from "../../fixtures/openssl";

const ec = (curve: string) => ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${curve}`];
const rsaPss = ["-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"];
const explicit = [...ec("prime256v1"), "-pkeyopt", "ec_param_enc:explicit"];

/** Kinds of keys, with the text that names one we cannot compare; undefined for one that we can. */
const kinds: Readonly<Record<string, readonly [readonly string[], named?: string]>> = {
  "RSA-PSS": [rsaPss],
  "P-521": [ec("secp521r1")],
  secp256k1: [ec("secp256k1")],
  "explicit parameters of P-256": [explicit],
  Ed25519: [["-algorithm", "ED25519"]],
  SM2: [["-algorithm", "SM2"]],
  Ed448: [["-algorithm", "ED448"], "Ed448"],
  "P-192": [ec("prime192v1"), "EC P-192"],
  "P-224": [ec("secp224r1"), "EC P-224"],
  brainpool: [ec("brainpoolP256r1"), "EC brainpoolP256r1"],
  "a binary curve": [ec("sect283r1"), "EC sect283r1"],
  "a curve without a name here": [ec("brainpoolP320t1"), "EC 1.3.36.3.3.2.8.1.1.10"],
};

describe("keys of rare kinds, as openssl makes them", () => {
  let folder = "";

  before(function () {
    if (!hasOpenssl) {
      console.log("      skipped: there is no openssl 3 here");
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "pem-keys-"));
  });

  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  /** A key and a certificate for it, signed by itself. */
  function makePair(args: readonly string[]) {
    const key = openssl(["genpkey", ...args]).toString();
    const file = join(folder, "a.key");
    writeFileSync(file, key, { mode: 0o600 });
    const subject = ["-subj", "/CN=a.example", "-addext", "subjectAltName=DNS:a.example", "-days", "60"];
    const ca = ["-addext", "basicConstraints=critical,CA:FALSE"];
    return { key, certificate: openssl(["req", "-x509", "-key", file, ...subject, ...ca]).toString() };
  }

  async function findings(certificate: string, key: string) {
    const sources = [
      { name: "a.crt", text: certificate },
      { name: "a.key", text: key },
    ];
    const options = { now: Date.now() + day, expiringDays: 0 };
    return { inspected: inspect(sources, options), examined: await examine(sources, options) };
  }

  for (const [what, [args, named]] of Object.entries(kinds)) {
    it(`${what}: ${named ? `named as ${named}, and no pair is judged` : "compared"}`, async () => {
      const { key, certificate } = makePair(args);
      const { inspected, examined } = await findings(certificate, key);
      const codes = [...inspected, ...examined.findings].map(({ code }) => code);
      for (const wrong of ["key-mismatch", "broken-chain", "unreadable-key"] as const) {
        assert.equal(codes.includes(wrong), false, wrong);
      }
      assert.equal(examined.key?.matches, named === undefined ? true : undefined);
      if (named === undefined) return assert.equal(codes.includes("unsupported-curve"), false);
      for (const [list, severity] of [
        [inspected, "info"],
        [examined.findings, "error"],
      ] as const) {
        const finding = list.find(({ code }) => code === "unsupported-curve");
        assert.equal(finding?.severity, severity);
        assert.deepEqual(finding.reason.args, [named]);
        assert.match(inEnglish(finding.message), /^a\.key, block 1 .* not supported here/);
      }
      assert.equal(examined.upload, undefined);
    });
  }

  it("which can have no certificate: X25519, X448, Diffie-Hellman", async () => {
    const { certificate } = makePair(ec("prime256v1"));
    for (const [args, name] of [
      [["-algorithm", "X25519"], "X25519"],
      [["-algorithm", "X448"], "X448"],
      [["-algorithm", "DH", "-pkeyopt", "group:ffdhe2048"], "DH"],
    ] as const) {
      const { examined } = await findings(certificate, openssl(["genpkey", ...args]).toString());
      const closed = examined.findings.filter(({ severity }) => severity === "error");
      assert.deepEqual(
        closed.map(({ code, reason }) => [code, ...reason.args]),
        [["unsupported-curve", name]],
      );
    }
  });

  it("do not hide that a key of another kind does not match", async () => {
    const { certificate } = makePair(ec("prime256v1"));
    const other = openssl(["genpkey", ...ec("secp384r1")]).toString();
    const { examined } = await findings(certificate, other);
    assert.ok(examined.findings.some(({ code }) => code === "key-mismatch"));
  });
});
