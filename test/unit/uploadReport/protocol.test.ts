import assert from "node:assert/strict";
import { isReportState, isReportToExtension, longestAlias } from "../../../src/uploadReport/protocol";

describe("what the upload report's webview says to the extension", () => {
  it("is taken when it is as agreed", () => {
    for (const message of [
      { type: "ready" },
      { type: "act", action: "cancel" },
      { type: "act", action: "fix", check: "a" },
      { type: "upload", accepted: ["a"], alias: "", projectId: 0 },
      { type: "upload", accepted: [], alias: "x".repeat(longestAlias) },
    ]) {
      assert.ok(isReportToExtension(message), JSON.stringify(message));
    }
  });

  it("is refused otherwise", () => {
    for (const message of [
      undefined,
      {},
      { type: "act", action: "delete" },
      { type: "act", action: "fix", check: 1 },
      { type: "upload", accepted: "all", alias: "" },
      { type: "upload", accepted: [], alias: "x".repeat(longestAlias + 1) },
      { type: "upload", accepted: [], alias: "", projectId: "0" },
      { type: "upload", accepted: [], alias: "", more: true },
      { type: "ready", path: "/etc/passwd" },
      { type: "act", action: "fix", check: "x".repeat(2001) },
      { type: "upload", accepted: ["x".repeat(2001)], alias: "" },
      { type: "upload", accepted: [], alias: "", projectId: Number.NaN },
      { type: "problem", text: "x".repeat(1001) },
      null,
      [],
      "ready",
    ]) {
      assert.equal(isReportToExtension(message), false, JSON.stringify(message));
    }
  });

  it("and what the editor kept of it is checked too", () => {
    assert.ok(isReportState({ ticked: [], alias: "a", projectId: 7 }));
    assert.equal(isReportState({ ticked: [1] }), false);
    assert.equal(isReportState({ alias: "a" }), false);
  });
});
