import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { inEnglish } from "../../../src/certificates";
import {
  decodeCertificate,
  type FindingCode,
  type InspectOptions,
  inspect,
  type PlacedFinding,
  toPem,
} from "../../../src/pem";
import {
  type CertificateContent,
  type IssuedCertificate,
  issueCertificate,
} from "../../../src/sandbox/issue";
import { requestPem } from "../../fixtures/makeBlocks";
import { day, issuedByLeaf, keyPem, makeChain, now, testKey } from "../../fixtures/makeCertificates";

function inspectText(text: string, options: Partial<InspectOptions> = {}): PlacedFinding[] {
  return inspect([{ name: "a.pem", text }], { now, expiringDays: 30, ...options });
}

const codes = (findings: readonly PlacedFinding[]) => findings.map(({ code }) => code);

/** The text that a finding points at. */
const textAt = ({ source, range }: PlacedFinding) => source.text.slice(range.start, range.end);

/** Exactly this finding in the first text, nothing in the second. */
function tells(code: FindingCode, text: string, good: string, options: Partial<InspectOptions> = {}) {
  const findings = inspectText(text, options);
  assert.deepEqual(codes(findings), [code]);
  assert.deepEqual(codes(inspectText(good, options)), []);
  return findings[0] as PlacedFinding;
}

/** A good chain as text, and the same with another leaf. */
async function leafCase(content: Partial<CertificateContent>) {
  const { leaf, issueLeaf, intermediate } = await makeChain();
  return { bad: issueLeaf(content).pem + intermediate.pem, good: leaf.pem + intermediate.pem };
}

const begin = "-----BEGIN CERTIFICATE-----";

describe("inspecting files", () => {
  it("finds nothing in a good chain with its key, in a key alone, in a request, in text without blocks", async () => {
    const { leaf, intermediate, leafKey } = await makeChain();
    for (const text of [
      leaf.pem + intermediate.pem + keyPem(leafKey),
      keyPem(leafKey),
      requestPem(leafKey, "example.com"),
      "hello",
      "",
    ]) {
      assert.deepEqual(codes(inspectText(text)), []);
    }
  });

  describe("points at the text that is wrong:", () => {
    it("a character that is no base64", async () => {
      const { root } = await makeChain();
      const at = 300;
      const broken = `${root.pem.slice(0, at)}!${root.pem.slice(at + 1)}`;
      const finding = tells("broken-block", broken, root.pem);
      assert.deepEqual(finding.range, { start: at, end: at + 1 });
    });

    it("a byte of the DER, in the line of base64 that has it", async () => {
      const { root } = await makeChain();
      const der = Buffer.from(root.der);
      // Bytes 4 to 7 are the tag and the length of the TBSCertificate.
      der[4] = 0x31;
      const pem = toPem("CERTIFICATE", der);
      const finding = tells("unreadable-certificate", pem, root.pem);
      const base64 = pem.slice(begin.length + 1);
      assert.equal(finding.range.start, begin.length + 1 + 5);
      assert.equal(textAt(finding), base64.slice(5, 7));
    });

    it("a whole block by its BEGIN line", async () => {
      const { bad, good } = await leafCase({ notBefore: now - 90 * day, notAfter: now - day });
      const finding = tells("expired", bad, good);
      assert.equal(textAt(finding), begin);
      assert.equal(finding.severity, "error");
      assert.equal(inEnglish(finding.reason), "the certificate expired on 2026-11-20");
    });
  });

  describe("finds in the text", () => {
    const cases: readonly [FindingCode, (pem: string) => string, string][] = [
      ["blank-lines", (pem) => pem.replace("-----END CERTIFICATE-----\n", "$&\n"), "\n"],
      ["trailing-spaces", (pem) => pem.replace("CERTIFICATE-----\n", "CERTIFICATE----- \t\n"), " \t"],
      ["mixed-line-ends", (pem) => pem.replace("\n", "\r\n"), begin],
      ["byte-order-mark", (pem) => `\uFEFF${pem}`, "\uFEFF"],
    ];
    for (const [code, spoil, at] of cases) {
      it(code, async () => {
        const { leaf, intermediate } = await makeChain();
        const good = leaf.pem + intermediate.pem;
        const finding = tells(code, spoil(good), good);
        assert.equal(textAt(finding), at);
        assert.equal(finding.fix?.kind, "tidy-text");
      });
    }

    it("long-lines", async () => {
      const { root } = await makeChain();
      const lines = root.pem.split("\n");
      const joined = [lines[0], `${lines[1]}${lines[2]}`, ...lines.slice(3)].join("\n");
      const finding = tells("long-lines", joined, root.pem);
      assert.equal(textAt(finding), lines[2]);
    });

    it("no fault with headers and their blank line, CRLF throughout, or blocks inside YAML and JSON", async () => {
      const { leaf, intermediate } = await makeChain();
      const good = leaf.pem + intermediate.pem;
      const encrypted = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nAAAAAAAAAAAAAAAAAAAAAA==\n-----END RSA PRIVATE KEY-----\n`;
      for (const text of [
        good + encrypted,
        good.replaceAll("\n", "\r\n"),
        `tls:\n  crt: |\n${good.replaceAll(/^(?=.)/gm, "    ")}\n\n\n`,
        JSON.stringify({ crt: good }),
      ]) {
        assert.deepEqual(codes(inspectText(text)), []);
      }
    });
  });

  describe("finds in a chain", () => {
    it("the wrong order", async () => {
      const { leaf, intermediate } = await makeChain();
      tells("wrong-order", intermediate.pem + leaf.pem, leaf.pem + intermediate.pem);
    });

    it("a missing intermediate; one that is known can be added", async () => {
      const { leaf, intermediate } = await makeChain();
      const good = leaf.pem + intermediate.pem;
      assert.equal(tells("missing-intermediate", leaf.pem, good).fix, undefined);
      const known = decodeCertificate(intermediate.der);
      assert.ok(known.ok);
      const finding = tells("missing-intermediate", leaf.pem, good, { known: [known.value] });
      assert.equal(finding.fix?.kind, "add-intermediate");
    });

    it("the root, a duplicate, a stranger", async () => {
      const { leaf, intermediate, root } = await makeChain();
      const good = leaf.pem + intermediate.pem;
      assert.equal(tells("root-included", good + root.pem, good).severity, "info");
      tells("duplicate-certificate", good + leaf.pem, good);
      const { intermediate: stranger } = await makeChain("Ed25519");
      tells("unrelated-certificate", good + stranger.pem, good);
    });

    it("the root in two certificates for one key, which its fix takes out together", async () => {
      const { leaf, intermediate, root } = await makeChain();
      const key = await testKey("P-256", "root");
      const validity = { notBefore: now - day, notAfter: now + 9 * day };
      const renewed = issueCertificate({ ...validity, subject: root.subject, key, isCa: true });
      const text = leaf.pem + intermediate.pem + root.pem + renewed.pem;
      const fix = inspectText(text, { expiringDays: 0 }).find(({ code }) => code === "root-included")?.fix;
      assert.deepEqual(fix?.kind === "remove-root" && fix.blocks, [2, 3]);
    });

    it("a self-signed certificate and a signature of another key", async () => {
      const { leaf, intermediate, root } = await makeChain();
      const good = leaf.pem + intermediate.pem;
      const key = await testKey("P-256", "impostor");
      const validity = { notBefore: now - day, notAfter: now + 90 * day, key };
      tells(
        "self-signed",
        issueCertificate({ ...validity, subject: "a.example", names: ["a.example"] }).pem,
        good,
      );
      const issuer = { ...root, key: await testKey("P-256", "root") };
      const impostor = issueCertificate({ ...validity, subject: intermediate.subject, isCa: true, issuer });
      tells("broken-chain", leaf.pem + impostor.pem, good);
    });

    it("an issuer that is no CA", async () => {
      const { leaf } = await makeChain();
      const { child, issuer, intermediate } = await issuedByLeaf();
      const finding = tells(
        "server-as-ca",
        child.pem + issuer.pem + intermediate.pem,
        leaf.pem + intermediate.pem,
      );
      assert.equal(finding.range.start, child.pem.length);
    });

    it("an issuer whose key is not for certificates", async () => {
      const { leaf, issueLeaf, intermediate } = await makeChain();
      const key = await testKey("P-256", "wrong usage");
      const subject = { CN: "Wrong Usage CA" };
      const dates = { notBefore: now - day, notAfter: now + 900 * day };
      const above = { subject: { CN: "Example Root CA" }, key: await testKey("P-256", "root") };
      const usage = { isCa: true, keyUsage: ["cRLSign"] } as const;
      const issuer = issueCertificate({ ...dates, ...usage, subject, key, issuer: above });
      const child = issueLeaf({ issuer: { subject: issuer.subject, key } });
      const finding = tells("issuer-constraints", child.pem + issuer.pem, leaf.pem + intermediate.pem);
      assert.match(inEnglish(finding.reason), /^its key usage does not include signing certificates/);
    });

    it("nothing about order and strangers when the file is a collection", async () => {
      const { leaf, issueLeaf, intermediate } = await makeChain();
      const other = issueLeaf({ subject: "example.net", names: ["example.net"] });
      assert.deepEqual(codes(inspectText(leaf.pem + other.pem + intermediate.pem)), ["two-leaves"]);
    });
  });

  describe("finds in a certificate", () => {
    it("that it ends soon or has not begun", async () => {
      for (const [left, words] of [
        [29 * day, "the certificate expires on 2026-12-20, in 29 days"],
        [day, "the certificate expires on 2026-11-22, in one day"],
        [day - 1000, "the certificate expires on 2026-11-21, within a day"],
      ] as const) {
        const soon = await leafCase({ notAfter: now + left });
        assert.equal(inEnglish(tells("expiring", soon.bad, soon.good).reason), words);
      }
      const early = await leafCase({ notBefore: now + day });
      tells("not-yet-valid", early.bad, early.good);
    });

    it("a lifetime that public CAs may not give any more", async () => {
      const from = Date.UTC(2026, 2, 15);
      const lasting = (days: number, notBefore = from, policies = ["DV"]) =>
        leafCase({ notBefore, notAfter: notBefore + days * day - 1000, policies });
      const allowed = (await lasting(200)).bad;
      const options = { now: from + day };
      const finding = tells("lifetime-too-long", (await lasting(201)).bad, allowed, options);
      assert.match(inEnglish(finding.reason), /valid for 201 days, .* 200 at most/);
      const before = (await lasting(398, from - day)).bad;
      tells("lifetime-too-long", (await lasting(399, from - day)).bad, before, options);
      const later = { now: Date.UTC(2029, 2, 16), expiringDays: 0 };
      const inTheFuture = (await lasting(47, Date.UTC(2029, 2, 15))).bad;
      tells("lifetime-too-long", (await lasting(48, Date.UTC(2029, 2, 15))).bad, inTheFuture, later);
      const ofPrivateCa = (await lasting(3650, from, [])).bad;
      assert.deepEqual(codes(inspectText(ofPrivateCa, options)), []);
    });

    it("a weak key", async () => {
      const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
      const spki = publicKey.export({ type: "spki", format: "der" });
      const { bad, good } = await leafCase({ key: { spki, algorithm: "RSA 2048" } });
      assert.match(inEnglish(tells("weak-key", bad, good).reason), /RSA 1024/);
    });

    it("a weak signature, but not that of a root", async () => {
      const { leaf, intermediate, root } = await makeChain("RSA 2048");
      const weakened = sha1Signed(leaf);
      // Changed bytes break the signature too.
      assert.deepEqual(codes(inspectText(weakened + intermediate.pem)).sort(), [
        "broken-chain",
        "weak-signature",
      ]);
      assert.equal(codes(inspectText(leaf.pem + intermediate.pem)).length, 0);
      assert.equal(codes(inspectText(sha1Signed(root))).includes("weak-signature"), false);
    });

    it("a name only in the common name", async () => {
      const { bad, good } = await leafCase({ names: [] });
      tells("name-only-in-cn", bad, good);
      const client = await leafCase({ names: [], extendedKeyUsage: ["clientAuth"] });
      assert.deepEqual(codes(inspectText(client.bad)), ["missing-server-auth"]);
    });

    it("wildcards where they do not work", async () => {
      const { good } = await leafCase({ names: ["*.example.com", "*.a.example.com", "example.com"] });
      for (const name of ["*.example", "www.*.example.com", "w*.example.com", "*", "*.*.example.com"]) {
        const { bad } = await leafCase({ names: [name] });
        assert.match(inEnglish(tells("wildcard-misuse", bad, good).reason), /wildcard/);
      }
      const ev = await leafCase({ names: ["*.example.com"], policies: ["EV"] });
      const dv = await leafCase({ names: ["*.example.com"], policies: ["DV"] });
      tells("wildcard-misuse", ev.bad, dv.bad);
    });

    it("that it is not for servers", async () => {
      const { bad, good } = await leafCase({ extendedKeyUsage: ["emailProtection"] });
      assert.equal(tells("missing-server-auth", bad, good).severity, "info");
    });
  });

  describe("finds about a key", () => {
    it("that it belongs to another certificate", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const chain = leaf.pem + intermediate.pem;
      const other = keyPem(await testKey("RSA 2048", "other"));
      const finding = tells("key-mismatch", chain + other, chain + keyPem(leafKey));
      assert.equal(finding.range.start, chain.length);
    });

    it("that it cannot be read", async () => {
      const { leafKey } = await makeChain();
      tells("unreadable-key", toPem("PRIVATE KEY", Uint8Array.of(0x30, 2, 5, 0)), keyPem(leafKey));
    });

    it("that git does not ignore it", async () => {
      const { leafKey } = await makeChain();
      const text = keyPem(leafKey);
      assert.deepEqual(codes(inspectText(text, { gitIgnored: () => false })), ["key-not-ignored"]);
      for (const ignored of [true, undefined]) {
        assert.deepEqual(codes(inspectText(text, { gitIgnored: () => ignored })), []);
      }
    });

    it("that everybody may read it together with its certificate", async () => {
      const { leaf, intermediate, leafKey } = await makeChain();
      const chain = leaf.pem + intermediate.pem;
      const options = { worldReadable: () => true };
      const finding = tells("key-readable-by-all", chain + keyPem(leafKey), chain, options);
      assert.equal(finding.fix?.kind, "split-files");
      assert.deepEqual(codes(inspectText(chain + keyPem(leafKey), { worldReadable: () => false })), []);
    });
  });
});

/** The certificate with SHA-1 named as its hash; the signature is then wrong. */
function sha1Signed({ der }: IssuedCertificate): string {
  const changed = Buffer.from(der)
    .toString("hex")
    .replaceAll("06092a864886f70d01010b", "06092a864886f70d010105");
  return toPem("CERTIFICATE", Buffer.from(changed, "hex"));
}
