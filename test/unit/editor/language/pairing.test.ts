import assert from "node:assert/strict";
import { type KeyHolder, nearestFirst } from "../../../../src/editor/language/pairing";

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
});
