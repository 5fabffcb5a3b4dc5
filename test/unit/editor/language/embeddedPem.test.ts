import assert from "node:assert/strict";
import { embeddedValueAt, mayBeInBlock } from "../../../../src/editor/language/embeddedPem";
import { makeChain, type TestChain } from "../../../fixtures/makeCertificates";
import { bestTime, countLines } from "../../bestTime";

describe("certificates inside files of other languages", () => {
  let chain: TestChain;

  before(async () => {
    chain = await makeChain();
  });

  it("finds the base64 of a PEM in a Kubernetes Secret, at the cursor only", () => {
    const base64 = Buffer.from(chain.leaf.pem).toString("base64");
    const line = `  tls.crt: ${base64}`;
    assert.equal(embeddedValueAt(line, 3), undefined);
    const found = embeddedValueAt(line, 40);
    assert.equal(found?.kind, "pem");
    assert.equal(found?.base64, base64);
    assert.deepEqual(found?.range, { start: 11, end: line.length });
  });

  it("finds bare DER, such as the x5c of a JWK", () => {
    const base64 = Buffer.from(chain.leaf.der).toString("base64");
    const found = embeddedValueAt(`{"x5c":["${base64}"]}`, 30);
    assert.deepEqual([found?.kind, found?.base64], ["der", base64]);
  });

  it("finds the value of a variable, from its first character to the end of its padding", () => {
    for (const text of ["", "a", "ab"].map((more) => chain.leaf.pem + more)) {
      const base64 = Buffer.from(text).toString("base64");
      const line = `TLS_CERT=${base64}`;
      for (const character of [9, 200, line.length - 1, line.length]) {
        assert.equal(embeddedValueAt(line, character)?.base64, base64, `${character} of ${line.length}`);
      }
      assert.equal(embeddedValueAt(line, 4), undefined);
    }
  });

  it("leaves other long values alone", () => {
    assert.equal(embeddedValueAt(`hash: ${"abcdef0123456789".repeat(20)}`, 50), undefined);
    assert.equal(embeddedValueAt(`image: ${Buffer.alloc(300, "x").toString("base64")}`, 50), undefined);
  });

  it("is quick with a minified line", () => {
    const line = `"${"A".repeat(100)}",`.repeat(20_000);
    assert.equal(embeddedValueAt(line, line.length / 2), undefined);
    assert.equal(mayBeInBlock(line), false);
    const took = bestTime(() => {
      embeddedValueAt(line, line.length / 2);
      mayBeInBlock(line);
    });
    const reference = bestTime(() => countLines(line));
    assert.ok(took < 60 * reference + 20, `it took ${took} ms, walking through it ${reference} ms`);
  });

  it("knows the lines of a block, indented, quoted or escaped", () => {
    const indented = chain.leaf.pem
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`);
    assert.ok(indented.slice(0, -2).every(mayBeInBlock));
    assert.ok(mayBeInBlock(JSON.stringify({ cert: chain.leaf.pem })));
    for (const line of ["key: value", "- name: web", "{", "  replicas: 3", ""])
      assert.ok(!mayBeInBlock(line), line);
  });
});
