import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { unwrap } from "../../../src/certificates";
import {
  generateKey,
  type IssuedCertificate,
  type IssuerKey,
  issueCertificate,
  type KeyAlgorithm,
} from "../../../src/sandbox/issue";

const DAY = 86_400_000;
const now = Date.now();
const validity = { notBefore: now - DAY, notAfter: now + 90 * DAY };

interface Chain {
  readonly root: IssuedCertificate;
  readonly leaf: IssuedCertificate;
  readonly leafKey: IssuerKey;
}

async function makeChain(caAlgorithm: KeyAlgorithm, leafAlgorithm: KeyAlgorithm): Promise<Chain> {
  const [caKey, leafKey] = await Promise.all([generateKey(caAlgorithm), generateKey(leafAlgorithm)]);
  const root = issueCertificate({
    subject: { C: "CN", O: "Example Sandbox", CN: `Example Root ${caAlgorithm}` },
    key: caKey,
    isCa: true,
    pathLength: 1,
    ...validity,
  });
  const leaf = issueCertificate({
    subject: "www.example.com",
    key: leafKey,
    issuer: { ...root, key: caKey },
    names: ["www.example.com", "*.example.org", "192.0.2.7", "2001:db8::7"],
    policies: ["DV"],
    ...validity,
  });
  return { root, leaf, leafKey };
}

describe("sandbox: issuing certificates", () => {
  for (const algorithm of ["RSA 2048", "P-256", "P-384", "Ed25519"] as const) {
    it(`makes a chain with ${algorithm} that Node verifies`, async () => {
      const { root, leaf, leafKey } = await makeChain(algorithm, algorithm);
      const node = new X509Certificate(leaf.pem);
      const nodeRoot = new X509Certificate(root.der);
      assert.equal(node.verify(nodeRoot.publicKey), true);
      assert.equal(nodeRoot.verify(nodeRoot.publicKey), true);
      assert.equal(node.checkIssued(nodeRoot), true);
      assert.equal(nodeRoot.ca, true);
      assert.equal(node.ca, false);
      assert.equal(node.checkHost("www.example.com"), "www.example.com");
      assert.equal(node.checkHost("a.example.org"), "*.example.org");
      assert.equal(node.checkHost("example.net"), undefined);
      assert.equal(node.checkIP("2001:db8::7"), "2001:db8::7");
      assert.equal(node.checkPrivateKey(createPrivateKey(unwrap(leafKey.privateKeyPem))), true);
      assert.equal(Date.parse(node.validTo), Math.floor(validity.notAfter / 1000) * 1000);
      assert.match(node.infoAccess ?? "", /example\.com/);
    });
  }

  it("makes an SM2 chain whose signature OpenSSL verifies", async function () {
    const { root, leaf } = await makeChain("SM2", "SM2");
    const folder = mkdtempSync(join(tmpdir(), "issue-"));
    try {
      writeFileSync(join(folder, "root.pem"), root.pem);
      writeFileSync(join(folder, "leaf.pem"), leaf.pem);
      const options = ["-vfyopt", "distid:1234567812345678", "-CAfile", "root.pem"];
      const printed = execFileSync("openssl", ["verify", ...options, "leaf.pem"], { cwd: folder });
      assert.equal(printed.toString().trim(), "leaf.pem: OK");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      this.skip();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("writes years from 2050 on as GeneralizedTime", async () => {
    const key = await generateKey("P-256");
    const notAfter = Date.UTC(2051, 0, 2, 3, 4, 5);
    const { pem } = issueCertificate({ subject: "old.example", key, notBefore: now, notAfter });
    assert.equal(Date.parse(new X509Certificate(pem).validTo), notAfter);
  });

  it("does not sign with a key it does not have", async () => {
    const { spki } = await generateKey("P-256");
    const content = { subject: "a.example", key: { spki, algorithm: "P-256" as const }, ...validity };
    assert.throws(() => issueCertificate(content), /private key/);
  });

  it("keeps private keys from being printed", async () => {
    const key = await generateKey("Ed25519");
    assert.doesNotMatch(inspect(key, { depth: 5 }) + JSON.stringify(key), /BEGIN/);
  });
});
