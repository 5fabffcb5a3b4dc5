import assert from "node:assert/strict";
import { activePatterns, anyOfGlobs, anyOfPaths, escapeGlob } from "../../../src/editor/glob";

describe("globs", () => {
  it("match any of several, without braces inside braces", () => {
    assert.equal(anyOfGlobs(["**/{a,b}/**"]), "{**/a/**,**/b/**}");
    assert.equal(
      anyOfGlobs(["**/a", "x/{b,{c,d}}/*.{pem,key}", "**/a"]),
      "{**/a,x/b/*.pem,x/b/*.key,x/c/*.pem,x/c/*.key,x/d/*.pem,x/d/*.key}",
    );
    assert.equal(anyOfGlobs(["**/.git/**"]), "**/.git/**");
  });

  it("end also where braces are not closed", () => {
    assert.equal(anyOfGlobs(["a{b", "c}"]), "{a{b,c}}");
  });

  it("stand for a path with special characters", () => {
    assert.equal(escapeGlob("a[1]/*.{pem}?"), "a[[]1[]]/[*].[{]pem[}][?]");
  });

  it("stand for several paths, whatever is in their names", () => {
    assert.equal(anyOfPaths(["a,b.key"]), "a[,]b.key");
    assert.equal(anyOfPaths(["a,b.key", "{c}.pem"]), "{a[,]b.key,[{]c[}].pem}");
  });

  it("are taken from a setting only when they are switched on", () => {
    const setting = { "**/a": true, "**/b": false, "**/c": { when: "$(basename).ts" } };
    assert.deepEqual(activePatterns(setting), ["**/a"]);
    assert.deepEqual(activePatterns(undefined), []);
  });
});
