import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { inEnglish, Secret, unwrap } from "../../../src/certificates";
import { type Examination, type ExamineOptions, examine } from "../../../src/pem";
import { issueCertificate, type KeyAlgorithm } from "../../../src/sandbox/issue";
import { day, keyPem, makeChain, now, testKey } from "../../fixtures/makeCertificates";

type Files = Readonly<Record<string, string>>;

function examineFiles(files: Files, options: Partial<ExamineOptions> = {}): Promise<Examination> {
  const sources = Object.entries(files).map(([name, text]) => ({ name, text }));
  return examine(sources, { now, expiringDays: 30, ...options });
}

const findings = (examination: Examination) =>
  examination.findings.map(({ severity, code }) => `${severity} ${code}`);
const texts = (examination: Examination) => examination.findings.map((finding) => inEnglish(finding.message));

/** The one finding, which stops the upload. */
async function stopsWith(code: string, files: Files, options: Partial<ExamineOptions> = {}): Promise<string> {
  const examination = await examineFiles(files, options);
  assert.deepEqual(findings(examination), [`error ${code}`]);
  assert.equal(examination.upload, undefined);
  return texts(examination)[0] as string;
}

/** The one finding, which does not stop the upload. */
async function warnsOf(finding: string, files: Files): Promise<Examination> {
  const examination = await examineFiles(files);
  assert.deepEqual(findings(examination), [finding]);
  assert.ok(examination.upload);
  return examination;
}

function encrypted(pem: string, passphrase: string): string {
  const options = { type: "pkcs8", cipher: "aes-256-cbc", passphrase, format: "pem" } as const;
  return createPrivateKey(pem).export(options) as string;
}

describe("examining files", () => {
  for (const algorithm of ["RSA 2048", "P-256", "P-384", "Ed25519", "SM2"] satisfies KeyAlgorithm[]) {
    it(`finds a good pair and what to send: ${algorithm}`, async () => {
      const { leaf, intermediate, leafKey } = await makeChain(algorithm);
      const examination = await examineFiles({
        "server.key": keyPem(leafKey),
        "server.pem": leaf.pem + intermediate.pem,
      });
      assert.deepEqual(findings(examination), algorithm === "SM2" ? ["warning sm2-upload"] : []);
      assert.equal(examination.type, "SVR");
      assert.equal(examination.leaf?.certificate.subject.commonName, "example.com");
      assert.equal(examination.leaf?.block.source.name, "server.pem");
      assert.equal(examination.key?.matches, true);
      assert.equal(examination.key?.wasEncrypted, false);
      assert.equal(examination.chain?.links.length, 2);
      assert.equal(examination.upload?.certificate, leaf.pem + intermediate.pem);
      assert.equal(examination.upload?.type, "SVR");
      assert.equal(unwrap(examination.upload?.privateKey as Secret), keyPem(leafKey));
    });
  }

  it("never prints the key", async () => {
    const { leaf, intermediate, leafKey } = await makeChain();
    const { upload } = await examineFiles({ "all.pem": leaf.pem + intermediate.pem + keyPem(leafKey) });
    assert.equal(JSON.stringify(upload).includes("PRIVATE KEY"), false);
  });

  it("sends normalised text", async () => {
    const { leaf, intermediate, leafKey } = await makeChain();
    const mess = `\uFEFFsubject=CN = a\n\n${(leaf.pem + intermediate.pem).replaceAll("\n", " \r\n\r\n")}`;
    const { upload } = await examineFiles({ "mess.pem": mess + keyPem(leafKey) });
    assert.equal(upload?.certificate, leaf.pem + intermediate.pem);
  });

  describe("stops an upload and names file and block:", () => {
    it("a key of another certificate", async () => {
      const { leaf, intermediate } = await makeChain();
      const other = keyPem(await testKey("RSA 2048", "other"));
      assert.equal(
        await stopsWith("key-mismatch", { "a.pem": leaf.pem + intermediate.pem, "b.key": `\n${other}` }),
        "b.key, block 1 (line 2, PRIVATE KEY): this private key (RSA 2048) does not belong to the certificate of a.pem, block 1 (line 1, CERTIFICATE) (example.com, EC P-256).",
      );
    });

    it("an expired certificate", async () => {
      const { issueLeaf, intermediate, leafKey } = await makeChain();
      const leaf = issueLeaf({ notBefore: now - 90 * day, notAfter: now - day });
      assert.equal(
        await stopsWith("expired", { "a.pem": leaf.pem + intermediate.pem + keyPem(leafKey) }),
        "a.pem, block 1 (line 1, CERTIFICATE): the certificate expired on 2026-11-20.",
      );
    });

    it("no key for a server certificate", async () => {
      const { leaf, intermediate } = await makeChain();
      assert.match(
        await stopsWith("missing-key", { "a.pem": leaf.pem + intermediate.pem }),
        /^a\.pem, block 1 .*the private key of the server certificate of example\.com is missing/,
      );
    });

    it("a key alone", async () => {
      const key = keyPem(await testKey("P-256"));
      assert.match(
        await stopsWith("key-alone", { "a.key": key }),
        /^a\.key, block 1 \(line 1, PRIVATE KEY\)/,
      );
    });

    it("a file that is no PEM file", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      assert.match(await stopsWith("not-pem", { "a.pem": "hello" }), /^a\.pem: this is not a PEM file/);
      assert.match(
        await stopsWith("not-pem", { "a.pem": leaf.pem + intermediate.pem + keyPem(leafKey), "b.pem": "" }),
        /^b\.pem/,
      );
    });

    it("truncated base64", async () => {
      const { leaf, leafKey } = await makeChain();
      const text = keyPem(leafKey) + leaf.pem.replace(/.=*\n-----END/, "\n-----END");
      assert.match(
        await stopsWith("broken-block", { "a.pem": text }),
        /^a\.pem, block 2 \(line \d+, CERTIFICATE\): its data is cut off\.$/,
      );
    });

    it("a certificate that cannot be read", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const junk = `-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n`;
      assert.match(
        await stopsWith("unreadable-certificate", {
          "a.pem": leaf.pem + intermediate.pem + keyPem(leafKey) + junk,
        }),
        /^a\.pem, block 4 .*the certificate cannot be read: the data/,
      );
    });

    it("two leaves", async () => {
      const { leaf, issueLeaf, intermediate, leafKey } = await makeChain();
      const second = issueLeaf({ subject: "example.net", names: ["example.net"] });
      const text = leaf.pem + intermediate.pem + second.pem + keyPem(leafKey);
      const examination = await examineFiles({ "a.pem": text });
      assert.ok(findings(examination).includes("error two-leaves"));
      assert.match(
        texts(examination)[0] as string,
        /^a\.pem, block 3 .*\(example\.net\) beside that of a\.pem, block 1/,
      );
      assert.equal(examination.upload, undefined);
    });

    it("a signature that the issuer at hand did not make", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const impostor = issueCertificate({
        subject: intermediate.subject,
        key: await testKey("P-256", "impostor"),
        isCa: true,
        notBefore: now - day,
        notAfter: now + day,
      });
      const examination = await examineFiles({ "a.pem": leaf.pem + impostor.pem + keyPem(leafKey) });
      assert.ok(findings(examination).includes("error broken-chain"));
      assert.equal(examination.upload, undefined);
    });

    it("a file with neither certificate nor key", async () => {
      const text = "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n";
      const examination = await examineFiles({ "a.csr": text });
      assert.deepEqual(findings(examination), ["info unreadable-block", "error no-certificate"]);
    });
  });

  describe("warns of", () => {
    it("the wrong order, and sends the right one", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const text = intermediate.pem + leaf.pem + keyPem(leafKey);
      const { upload } = await warnsOf("warning wrong-order", { "a.pem": text });
      assert.equal(upload?.certificate, leaf.pem + intermediate.pem);
    });

    it("no order between files", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const files = { "a.pem": intermediate.pem, "b.pem": leaf.pem, "c.key": keyPem(leafKey) };
      assert.deepEqual(findings(await examineFiles(files)), []);
    });

    it("a root, and leaves it out", async () => {
      const { leaf, intermediate, root, leafKey } = await makeChain();
      const text = leaf.pem + intermediate.pem + root.pem + keyPem(leafKey);
      const { upload } = await warnsOf("info root-included", { "a.pem": text });
      assert.equal(upload?.certificate, leaf.pem + intermediate.pem);
    });

    it("a missing intermediate, also when it is known from elsewhere", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const files = { "a.pem": leaf.pem + keyPem(leafKey) };
      await warnsOf("warning missing-intermediate", files);
      const { leaf: known } = await examineFiles({ "i.pem": intermediate.pem });
      const examination = await examineFiles(files, { known: [known?.certificate as never] });
      assert.deepEqual(findings(examination), ["warning missing-intermediate"]);
      assert.equal(examination.chain?.links.length, 2);
      assert.equal(examination.upload?.certificate, leaf.pem);
    });

    it("a certificate that expires soon or is not valid yet", async () => {
      const { issueLeaf, intermediate, leafKey } = await makeChain();
      const rest = intermediate.pem + keyPem(leafKey);
      const soon = issueLeaf({ notAfter: now + 29 * day }).pem + rest;
      assert.match(
        texts(await warnsOf("warning expiring", { "a.pem": soon }))[0] as string,
        /on 2026-12-20, in 29 days\.$/,
      );
      const inTime = issueLeaf({ notAfter: now + 30 * day }).pem + rest;
      assert.deepEqual(findings(await examineFiles({ "a.pem": inTime })), []);
      const early = issueLeaf({ notBefore: now + day }).pem + rest;
      await warnsOf("warning not-yet-valid", { "a.pem": early });
    });

    it("duplicates and strangers, which are left out", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const stranger = (await makeChain("Ed25519")).intermediate;
      const text = leaf.pem + intermediate.pem + keyPem(leafKey);
      const twice = await warnsOf("warning duplicate-certificate", { "a.pem": text + leaf.pem });
      assert.equal(twice.upload?.certificate, leaf.pem + intermediate.pem);
      const strange = await warnsOf("warning unrelated-certificate", { "a.pem": text + stranger.pem });
      assert.equal(strange.upload?.certificate, leaf.pem + intermediate.pem);
    });

    it("a second key that is not needed", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const other = keyPem(await testKey("RSA 2048", "other"));
      const text = other + leaf.pem + intermediate.pem + keyPem(leafKey);
      const { upload } = await warnsOf("info unused-key", { "a.pem": text });
      assert.equal(unwrap(upload?.privateKey as Secret), keyPem(leafKey));
    });

    it("a self-signed certificate", async () => {
      const key = await testKey("P-256");
      const own = issueCertificate({
        subject: "example.com",
        names: ["example.com"],
        key,
        notBefore: now - day,
        notAfter: now + 90 * day,
      });
      const { upload } = await warnsOf("warning self-signed", { "a.pem": own.pem + keyPem(key) });
      assert.equal(upload?.certificate, own.pem);
    });
  });

  describe("of CA certificates only", () => {
    it("is a client (CA) certificate, sent whole and without a key", async () => {
      const { intermediate, root } = await makeChain();
      const { type, upload, leaf } = await examineFiles({ "ca.pem": root.pem + intermediate.pem });
      assert.equal(type, "CA");
      assert.deepEqual(upload, { certificate: root.pem + intermediate.pem, type: "CA" });
      assert.match(leaf?.certificate.subject.commonName ?? "", /Issuing/);
    });

    it("with the key of one of them is a server certificate, with a warning", async () => {
      const { root } = await makeChain();
      const examination = await examineFiles({
        "a.pem": root.pem,
        "a.key": keyPem(await testKey("P-256", "root")),
      });
      assert.deepEqual(findings(examination), ["warning ca-as-server", "warning self-signed"]);
      assert.equal(examination.upload?.type, "SVR");
      assert.equal(examination.upload?.certificate, root.pem);
    });

    it("that have expired are refused", async () => {
      const { root } = await makeChain();
      await stopsWith("expired", { "a.pem": root.pem }, { now: now + 4000 * day });
    });
  });

  describe("with an encrypted key", () => {
    const files = async () => {
      const { leaf, intermediate, leafKey } = await makeChain("RSA 2048");
      return { "a.pem": leaf.pem + intermediate.pem, "a.key": encrypted(keyPem(leafKey), "right") };
    };

    it("asks for the passphrase and sends the key decrypted", async () => {
      const asked: number[] = [];
      const examination = await examineFiles(await files(), {
        askPassphrase: async (_, attempt) => {
          asked.push(attempt);
          return new Secret(attempt < 3 ? "wrong" : "right");
        },
      });
      assert.deepEqual(asked, [1, 2, 3]);
      assert.deepEqual(findings(examination), []);
      assert.equal(examination.key?.wasEncrypted, true);
      const { leafKey } = await makeChain("RSA 2048");
      assert.equal(unwrap(examination.upload?.privateKey as Secret), keyPem(leafKey));
    });

    it("says that the passphrase is wrong after three attempts", async () => {
      const text = await stopsWith("wrong-passphrase", await files(), {
        askPassphrase: async () => new Secret("x"),
      });
      assert.match(text, /^a\.key, block 1 \(line 1, ENCRYPTED PRIVATE KEY\): the passphrase is wrong\.$/);
    });

    it("says that it needs the passphrase when nobody can be asked or the user gives up", async () => {
      await stopsWith("needs-passphrase", await files());
      await stopsWith("needs-passphrase", await files(), { askPassphrase: async () => undefined });
    });

    it("does not ask when another key fits", async () => {
      const { leafKey } = await makeChain("RSA 2048");
      const examination = await examineFiles(
        { ...(await files()), "b.key": keyPem(leafKey) },
        { askPassphrase: () => Promise.reject(new Error("asked in vain")) },
      );
      assert.deepEqual(findings(examination), ["info unused-key"]);
    });
  });
});
