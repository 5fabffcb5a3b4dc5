import assert from "node:assert/strict";
import { fileNameOf } from "../../../src/detail/fileName";
import { sampleDecoded } from "./samples";

describe("the file name of a certificate", () => {
  const cases: readonly [string, string][] = [
    ["www.example.com", "www.example.com.pem"],
    ["*.example.com", "wildcard.example.com.pem"],
    ["Example TLS CA", "Example_TLS_CA.pem"],
    ["示例 CA", "示例_CA.pem"],
    ["../../etc/passwd", "etc_passwd.pem"],
    ["C:\\evil\u202E\u0000", "C_evil.pem"],
    ["con", "_con.pem"],
    ["NUL.example.com", "_NUL.example.com.pem"],
    ["--help", "help.pem"],
    ["trailing...", "trailing.pem"],
  ];
  for (const [name, expected] of cases) {
    it(`of ${JSON.stringify(name)} is ${expected}`, () => {
      assert.equal(fileNameOf(sampleDecoded(name, "Example Root")), expected);
    });
  }

  it("is short, and never empty", () => {
    assert.ok(fileNameOf(sampleDecoded("a".repeat(10_000), "x")).length <= 124);
    assert.ok(Buffer.byteLength(fileNameOf(sampleDecoded("很".repeat(1000), "x"))) <= 124);
    const nameless = sampleDecoded("///", "x");
    assert.equal(fileNameOf(nameless), `${nameless.sha256.slice(0, 16)}.pem`);
  });
});
