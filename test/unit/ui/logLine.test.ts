import assert from "node:assert/strict";
import { logLine, logStack } from "../../../src/ui/logLine";

describe("a line of the log", () => {
  it("cannot begin another one, or command a terminal", () => {
    const code = "Failed\r\n2026-11-21 10:00:00.000 [error] all keys are public\u001B[2J\u001B]0;x\u0007";
    const line = logLine(`DescribeCertificates failed: ${code}`);
    assert.doesNotMatch(line, /\p{Cc}/u);
    assert.match(line, /Failed⟨U\+000D⟩⟨U\+000A⟩2026/);
  });

  it("is as it was otherwise, and not longer than one can read", () => {
    assert.equal(logLine("Failed: 签名 \u0430b"), "Failed: 签名 \u0430b");
    assert.equal(logLine("x".repeat(100_000)).length, 4000);
  });
});

describe("an error in the log", () => {
  it("tells where it comes from, line by line", () => {
    const [text = ""] = logStack(new Error("no\u001B[31m"));
    assert.match(text, /^Error: no⟨U\+001B⟩\[31m\n\s+at /);
    assert.deepEqual(logStack("gone"), ["gone"]);
    assert.deepEqual(logStack(undefined), []);
  });
});
