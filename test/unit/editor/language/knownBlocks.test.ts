import assert from "node:assert/strict";
import { BlockReader, type PemCode } from "../../../../src/editor/language/knownBlocks";
import * as pem from "../../../../src/pem";
import { keyPem, makeChain, type TestChain } from "../../../fixtures/makeCertificates";

describe("reading the blocks of a document again and again", () => {
  let chain: TestChain;

  before(async () => {
    chain = await makeChain();
  });

  function counting(): { readonly code: PemCode; readonly decoded: () => number } {
    let count = 0;
    const blockContent: PemCode["blockContent"] = (block) => {
      count += 1;
      return pem.blockContent(block);
    };
    return { code: { ...pem, blockContent }, decoded: () => count };
  }

  it("decodes only the block that changed", () => {
    const { code, decoded } = counting();
    const reader = new BlockReader(code);
    const text = chain.leaf.pem + chain.intermediate.pem + chain.root.pem;
    reader.read({ name: "a.pem", text });
    assert.equal(decoded(), 3);
    reader.read({ name: "a.pem", text: `a note\n${text}` });
    assert.equal(decoded(), 3, "the blocks moved, but are the same");
    reader.read({ name: "a.pem", text: text.replace("MI", "MJ") });
    assert.equal(decoded(), 4);
  });

  it("decodes one block of 144 after one character was typed", () => {
    const { code, decoded } = counting();
    const reader = new BlockReader(code);
    const body = chain.leaf.pem.split("\n");
    // 144 different blocks: each with another third line.
    const block = (index: number) => {
      const lines = [...body];
      lines[2] = index.toString(36).padStart(4, "A").toUpperCase() + (lines[2] ?? "").slice(4);
      return lines.join("\n");
    };
    const text = Array.from({ length: 144 }, (_, index) => block(index)).join("");
    reader.read({ name: "ca-bundle.crt", text });
    assert.equal(decoded(), 144);
    const at = Math.floor(text.length / 2);
    const place = text.indexOf("\n", text.indexOf("-----BEGIN", at)) + 1;
    const typed = `${text.slice(0, place)}A${text.slice(place + 1)}`;
    assert.notEqual(typed, text);
    reader.read({ name: "ca-bundle.crt", text: typed });
    assert.equal(decoded(), 145);
  });

  it("decodes a block that is there twice once, and gives each its place", () => {
    const { code, decoded } = counting();
    const blocks = new BlockReader(code).read({ name: "a.pem", text: chain.leaf.pem.repeat(2) });
    assert.equal(decoded(), 1);
    assert.deepEqual(
      blocks.map(({ block }) => block.line),
      [1, 1 + chain.leaf.pem.split("\n").length - 1],
    );
  });

  it("forgets blocks that have gone", () => {
    const { code, decoded } = counting();
    const reader = new BlockReader(code);
    for (const text of [chain.leaf.pem, "", chain.leaf.pem]) reader.read({ name: "a.pem", text });
    assert.equal(decoded(), 2);
  });

  it("knows the public key of a plain private key, and keeps nothing else of it", () => {
    const text = keyPem(chain.leafKey);
    const [known] = new BlockReader(pem).read({ name: "a.key", text });
    const decoded = pem.decodeCertificate(chain.leaf.der);
    assert.ok(known && decoded.ok);
    assert.equal(known.content.publicKey?.spkiSha256, decoded.value.publicKey.spkiSha256);
    assert.deepEqual(Object.keys(known.content), ["isEncrypted"]);
  });

  it("leaves an encrypted key closed", () => {
    const text = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n";
    const [known] = new BlockReader(pem).read({ name: "a.key", text });
    assert.deepEqual(known?.content, { isEncrypted: true, publicKey: undefined });
  });

  it("takes anything for what it is: damaged blocks, unreadable certificates", () => {
    const text = `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nAA?`;
    const blocks = new BlockReader(pem).read({ name: "a.pem", text });
    assert.equal(blocks.length, 2);
    for (const { content } of blocks) {
      assert.equal(content.certificate, undefined);
      assert.equal(content.publicKey, undefined);
    }
  });
});
