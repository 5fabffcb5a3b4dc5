import assert from "node:assert/strict";
import { certificateUriParts, refOfCertificateUri } from "../../../src/editor/certificateUri";

describe("URIs of certificates", () => {
  const account = { id: "account-1", name: "Team / 测试" };

  it("are readable, and lead back to the certificate", () => {
    const parts = certificateUriParts(account, { id: "a1b2c3d4", domain: "*.example.com", alias: "" });
    assert.equal(parts.path, "/Team _ 测试/a1b2c3d4/*.example.com.pem");
    assert.deepEqual(refOfCertificateUri(parts), { accountId: "account-1", certificateId: "a1b2c3d4" });
  });

  it("are named by alias or ID where there is no domain, and never climb out of their folder", () => {
    const named = (alias: string) => certificateUriParts(account, { id: "a1", domain: "", alias }).path;
    assert.equal(named("../../x\\y"), "/Team _ 测试/a1/.._.._x_y.pem");
    assert.equal(named(""), "/Team _ 测试/a1/a1.pem");
    const dots = certificateUriParts({ ...account, name: ".." }, { id: "a1", domain: "", alias: "." });
    assert.equal(dots.path, "/__/a1/_.pem");
  });

  it("show what would deceive in a tab, and stay short", () => {
    const named = (alias: string) => certificateUriParts(account, { id: "a1", domain: "", alias }).path;
    assert.equal(named("a\u202Eb\0\n"), "/Team _ 测试/a1/a⟨U+202E⟩b⟨U+0000⟩⟨U+000A⟩.pem");
    assert.ok(named("x".repeat(10_000)).length < 300);
  });

  it("of others are refused", () => {
    for (const parts of [
      { scheme: "file", path: "/a/b/c.pem", query: "account-1" },
      { scheme: "certificate", path: "/a/b", query: "account-1" },
      { scheme: "certificate", path: "/a/b/c.pem", query: "" },
      { scheme: "certificate", path: "/a//c.pem", query: "account-1" },
    ]) {
      assert.equal(refOfCertificateUri(parts), undefined, JSON.stringify(parts));
    }
  });
});
