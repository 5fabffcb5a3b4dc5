import assert from "node:assert/strict";
import { inEnglish } from "../../../src/certificates";
import { applyFix, examine, inspect } from "../../../src/pem";
import { pkcs7Pem } from "../../fixtures/makeBlocks";
import { keyPem, makeChain, makeDouble, now } from "../../fixtures/makeCertificates";
import { edited } from "../../fuzz/fixProperties";

const options = { now, expiringDays: 30 };

const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

describe("a PKCS #7 container", () => {
  it("is unpacked by its fix, in the order of the chain, wherever it stands", async () => {
    const { leaf, intermediate } = await makeChain();
    const container = pkcs7Pem([intermediate, leaf]);
    for (const [text, expected] of [
      [`# chain\n${container}`, `# chain\n${leaf.pem}${intermediate.pem}`],
      [container.replaceAll("\n", "\r\n"), (leaf.pem + intermediate.pem).replaceAll("\n", "\r\n")],
      [
        `a: |\n${container.replaceAll(/^(?=.)/gm, "  ")}`,
        `a: |\n${(leaf.pem + intermediate.pem).replaceAll(/^(?=.)/gm, "  ")}`,
      ],
    ] as const) {
      const findings = inspect([{ name: "a.pem", text }], options);
      assert.deepEqual(codes(findings), ["pkcs7-container"]);
      const fix = findings[0]?.fix;
      assert.ok(fix);
      assert.equal(edited(text, applyFix(fix).edits), expected);
    }
  });

  it("counts for an upload as the certificates in it", async () => {
    const { leaf, intermediate, root, leafKey } = await makeChain();
    const sources = [
      { name: "chain.p7b", text: pkcs7Pem([root, intermediate, leaf]) },
      { name: "server.key", text: keyPem(leafKey) },
    ];
    const { upload, findings } = await examine(sources, options);
    assert.equal(upload?.certificate, leaf.pem + intermediate.pem);
    assert.deepEqual(codes(findings).sort(), ["pkcs7-container", "root-included", "wrong-order"]);
    // What is inside a container has no lines that could be moved.
    assert.deepEqual(
      findings.flatMap(({ code, fix }) => (fix ? [code] : [])),
      ["pkcs7-container"],
    );
  });

  it("brings the intermediate of a leaf beside it", async () => {
    const { leaf, intermediate, leafKey } = await makeChain();
    const text = leaf.pem + keyPem(leafKey) + pkcs7Pem([intermediate]);
    const { upload, findings } = await examine([{ name: "a.pem", text }], options);
    assert.equal(upload?.certificate, leaf.pem + intermediate.pem);
    assert.deepEqual(codes(findings), ["pkcs7-container"]);
  });
});

describe("an SM2 double certificate", () => {
  it("is one server's: nothing is wrong with it in a file", async () => {
    const { text, signing, encryption, signingKey, encryptionKey } = await makeDouble();
    assert.deepEqual(codes(inspect([{ name: "a.pem", text }], options)), []);
    const both = text + keyPem(signingKey) + keyPem(encryptionKey);
    assert.deepEqual(codes(inspect([{ name: "a.pem", text: both }], options)), []);
    const { intermediate } = await makeChain("SM2");
    const other = encryption.pem + signing.pem + intermediate.pem;
    assert.deepEqual(codes(inspect([{ name: "a.pem", text: other }], options)), []);
  });

  it("is not taken for one when the subjects differ or both may sign", async () => {
    const { signing } = await makeDouble();
    const { issueLeaf, intermediate } = await makeChain("SM2");
    const stranger = issueLeaf({
      subject: "example.net",
      names: ["example.net"],
      keyUsage: ["keyEncipherment"],
    });
    const second = issueLeaf({ keyUsage: ["digitalSignature", "keyEncipherment"] });
    for (const { pem } of [stranger, second]) {
      const text = signing.pem + pem + intermediate.pem;
      assert.deepEqual(codes(inspect([{ name: "a.pem", text }], options)), ["two-leaves"]);
    }
  });

  it("is refused before an upload with what to do instead, and without complaints of its halves", async () => {
    const { text, signingKey, encryptionKey } = await makeDouble();
    const sources = [
      { name: "double.pem", text },
      { name: "sign.key", text: keyPem(signingKey) },
      { name: "encrypt.key", text: keyPem(encryptionKey) },
    ];
    const { findings, upload, leaf } = await examine(sources, options);
    assert.equal(upload, undefined);
    assert.deepEqual(leaf?.certificate.keyUsage, ["digitalSignature"]);
    assert.deepEqual(
      findings.map(({ code, severity }) => `${severity} ${code}`),
      ["error sm2-upload"],
    );
    assert.match(
      inEnglish(findings[0]?.message ?? assert.fail()),
      /^double\.pem, block 2 .*in the console\.$/,
    );
    assert.match(inEnglish(findings[0]?.explanation ?? assert.fail()), /console/);
  });
});
