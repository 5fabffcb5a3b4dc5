import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { applyFix, type Fix, type FixResult, inspect, splitChain } from "../../../src/pem";
import {
  issuedByLeaf,
  keyPem,
  makeChain,
  makeDouble,
  now,
  type TestChain,
  testKey,
} from "../../fixtures/makeCertificates";
import { edited } from "../../fuzz/fixProperties";

/** The fix of the finding with a code. */
function fixFor(code: string, text: string, name = "conf/server.pem"): Fix {
  const options = { now, expiringDays: 0, worldReadable: () => true };
  const fix = inspect([{ name, text }], options).find((finding) => finding.code === code)?.fix;
  assert.ok(fix);
  return fix;
}

/** The files there are after a fix, by their names. */
function filesAfter({ source }: Fix, { edits, newFiles }: FixResult): Readonly<Record<string, string>> {
  const entries = newFiles.map(({ name, text }) => [name, text] as const);
  return Object.fromEntries([[source.name, edited(source.text, edits)], ...entries]);
}

describe("splitting a file", () => {
  let chain: TestChain;

  before(async () => {
    chain = await makeChain();
  });

  it("takes the key out of a pair; the certificate stays with its chain", () => {
    const { leaf, intermediate, leafKey } = chain;
    const text = `# my key\n${keyPem(leafKey)}${leaf.pem}${intermediate.pem}`;
    const fix = fixFor("key-readable-by-all", text);
    assert.equal(inEnglish(fix.title), "Move the private key to a file of its own");
    const result = applyFix(fix);
    assert.deepEqual(filesAfter(fix, result), {
      "conf/server.pem": leaf.pem + intermediate.pem,
      "server.key": `# my key\n${keyPem(leafKey)}`,
    });
    assert.deepEqual(
      result.newFiles.map(({ isPrivate }) => isPrivate),
      [true],
    );
  });

  it("gives each further server its own files by its name, with its chain and its key", async () => {
    const { leaf, intermediate, leafKey, issueLeaf } = chain;
    const key = await testKey("P-256", "other");
    const other = issueLeaf({ subject: "*.example.net", names: ["*.example.net"], key });
    const text = keyPem(key) + leaf.pem + other.pem + intermediate.pem + keyPem(leafKey);
    const fix = fixFor("two-leaves", text);
    assert.equal(inEnglish(fix.title), "Split into files");
    assert.deepEqual(filesAfter(fix, applyFix(fix)), {
      "conf/server.pem": leaf.pem + intermediate.pem,
      "server.key": keyPem(leafKey),
      "_wildcard.example.net.pem": other.pem + intermediate.pem,
      "_wildcard.example.net.key": keyPem(key),
    });
  });

  it("numbers files of one name, and finds names that every system takes", () => {
    const { leaf, issueLeaf } = chain;
    const named = (subject: string) => issueLeaf({ subject, names: [] }).pem;
    const subjects = ["a.example", "A.example", "../../etc/x y", "con", "示例.example", "..."];
    const fix = fixFor("two-leaves", leaf.pem + subjects.map(named).join(""));
    const names = applyFix(fix).newFiles.map(({ name }) => name);
    assert.deepEqual(names, [
      "a.example.pem",
      "A.example-2.pem",
      "_.._etc_x_y.pem",
      "_con.pem",
      "示例.example.pem",
      "certificate-7.pem",
    ]);
  });

  it("keeps both halves of an SM2 double certificate together", async () => {
    const double = await makeDouble();
    const text = chain.leaf.pem + double.text + keyPem(double.encryptionKey) + keyPem(double.signingKey);
    const fix = fixFor("two-leaves", text);
    assert.deepEqual(filesAfter(fix, applyFix(fix)), {
      "conf/server.pem": chain.leaf.pem,
      "example.com.pem": double.text,
      "example.com.key": keyPem(double.encryptionKey) + keyPem(double.signingKey),
    });
  });

  it("into key, certificate and chain, when asked for", () => {
    const { leaf, intermediate, leafKey } = chain;
    const text = keyPem(leafKey) + intermediate.pem + leaf.pem;
    const fix = splitChain({ name: "server.pem", text });
    assert.ok(fix);
    assert.deepEqual(filesAfter(fix, applyFix(fix)), {
      "server.pem": leaf.pem,
      "server.key": keyPem(leafKey),
      "server.chain.pem": intermediate.pem,
    });
    assert.equal(splitChain({ name: "leaf.pem", text: leaf.pem }), undefined);
    assert.equal(splitChain({ name: "a.yaml", text: `tls:\n${text}` }), undefined);
  });

  it("is not offered where a certificate that is no CA has issued another: it would count as a server", async () => {
    const { child, issuer, intermediate } = await issuedByLeaf();
    const text = chain.leaf.pem + child.pem + issuer.pem + intermediate.pem;
    const found = inspect([{ name: "a.pem", text }], { now, expiringDays: 0 });
    assert.equal(found.find(({ code }) => code === "two-leaves")?.fix, undefined);
    assert.ok(found.some(({ code }) => code === "two-leaves"));
  });

  it("does not give a key file its own name", () => {
    const text = keyPem(chain.leafKey) + chain.leaf.pem;
    const fix = fixFor("key-readable-by-all", text, "server.key");
    assert.deepEqual(
      applyFix(fix).newFiles.map(({ name }) => name),
      ["server.private.key"],
    );
  });
});
