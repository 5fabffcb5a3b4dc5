import assert from "node:assert/strict";
import {
  type KeyHalf,
  type KeyHolder,
  nearestFirst,
  partnersAmong,
} from "../../../../src/editor/language/pairing";
import type { BlockKind } from "../../../../src/pem";

describe("the files with the other half of a pair", () => {
  const holder = (name: string): KeyHolder => ({
    uri: `file:///work/${name}`,
    name,
    half: "key",
    spkiSha256: "00",
  });

  it("come nearest first, each once", () => {
    const holders = ["b/z.key", "a/server.pem", "a/server.key", "b/a.key", "a/server.key"].map(holder);
    assert.deepEqual(nearestFirst(holders, "file:///work/a/server.pem"), [
      "a/server.pem",
      "a/server.key",
      "b/a.key",
      "b/z.key",
    ]);
  });

  it("may be none", () => {
    assert.deepEqual(nearestFirst([], "file:///work/a.pem"), []);
  });

  it("are those with the same public key, by what they are", () => {
    const held = (name: string, half: KeyHalf, spkiSha256 = "00"): KeyHolder => ({
      uri: `file:///${name}`,
      name,
      half,
      spkiSha256,
    });
    const holders = [
      held("a.key", "key"),
      held("a.crt", "certificate"),
      held("a.csr", "request"),
      held("b.key", "key", "11"),
      held("b.crt", "certificate", "11"),
    ];
    const partners = (kind: BlockKind, spkiSha256 = "00") =>
      Object.values(partnersAmong(holders, { kind, spkiSha256, uri: "file:///c.pem" })).flat();
    assert.deepEqual(partners("certificate"), ["a.key"]);
    assert.deepEqual(partners("private-key"), ["a.crt", "a.csr"]);
    assert.deepEqual(partners("request"), ["a.key", "a.crt"]);
    assert.deepEqual(partners("public-key"), ["a.key", "a.crt"]);
    assert.deepEqual(partners("public-key", "22"), []);
    assert.deepEqual(partners("crl"), []);
  });
});
