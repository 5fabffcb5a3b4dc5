import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { iconNames } from "../../../src/detail/model";
import { present } from "../../../src/detail/present";
import { isPanelState, isToExtension, isToWebview } from "../../../src/detail/protocol";
import { brokenChain, english, goodChain, pendingDns, sampleInput, unfinishedOrder } from "./samples";

describe("messages to the extension", () => {
  const fitting: unknown[] = [
    { type: "ready", timeZone: "Asia/Shanghai" },
    { type: "ready", timeZone: "UTC" },
    { type: "run", action: "openPem" },
    { type: "run", action: "lookUpUsage" },
    { type: "card", action: "export", card: "ab".repeat(32) },
    { type: "copy", text: "x" },
    { type: "covers", host: "example.com" },
    { type: "problem", text: "x" },
  ];
  for (const sent of fitting) {
    it(`accepts ${JSON.stringify(sent)}`, () => assert.ok(isToExtension(sent)));
  }

  const refused: unknown[] = [
    undefined,
    null,
    "ready",
    [],
    {},
    { type: "ready" },
    { type: "ready", timeZone: "Nowhere/At all" },
    { type: "ready", timeZone: "UTC", extra: 1 },
    { type: "run" },
    { type: "run", action: "delete" },
    { type: "run", action: "workbench.action.quit" },
    { type: "run", action: ["openPem"] },
    { type: "card", action: "delete", card: "ab" },
    { type: "card", action: "open" },
    { type: "card", action: "open", card: "x".repeat(101) },
    { type: "copy", text: 7 },
    { type: "copy", text: "x".repeat(4_000_001) },
    { type: "covers", host: "x".repeat(301) },
    { type: "toString" },
    { type: "problem", text: "x".repeat(1001) },
    { type: "covers", host: ["example.com"] },
    { type: "card", action: "constructor", card: "ab" },
    JSON.parse('{"type":"run","action":"openPem","__proto__":{}}'),
  ];
  for (const [index, sent] of refused.entries()) {
    it(`refuses the unfitting message ${index}`, () => assert.ok(!isToExtension(sent)));
  }
});

describe("messages to the webview", () => {
  const models = [
    sampleInput({ decoded: goodChain }),
    sampleInput({ decoded: brokenChain }),
    sampleInput({ certificate: pendingDns }),
    sampleInput({ certificate: unfinishedOrder }),
  ].map((input) => present(input, english));

  for (const [index, model] of models.entries()) {
    it(`accepts model ${index}, also after it travelled as JSON`, () => {
      assert.ok(isToWebview({ type: "model", model }));
      assert.ok(isToWebview(JSON.parse(JSON.stringify({ type: "model", model }))));
    });
  }

  it("refuses a model with a member too few, too many or of another type", () => {
    const [model] = models;
    assert.ok(model);
    const { head: _, ...headless } = model;
    assert.ok(!isToWebview({ type: "model", model: headless }));
    assert.ok(!isToWebview({ type: "model", model: { ...model, html: "<b>" } }));
    assert.ok(!isToWebview({ type: "model", model: { ...model, head: { ...model.head, tone: "pink" } } }));
    assert.ok(!isToWebview({ type: "model", model: { ...model, notices: {} } }));
  });

  it("refuses other messages that do not fit", () => {
    const coverage = { type: "coverage", host: "a", verdict: "yes", text: "x" };
    assert.ok(isToWebview(coverage));
    assert.ok(isToWebview({ type: "announce", text: "x" }));
    for (const sent of [
      undefined,
      null,
      "announce",
      [],
      {},
      { type: "announce" },
      { type: "announce", text: { html: "<b>" } },
      { type: "announce", text: "x", html: "<b>" },
      { ...coverage, verdict: "perhaps" },
      { ...coverage, host: 7 },
      { type: "html", html: "<b>" },
      { type: "toString" },
    ]) {
      assert.ok(!isToWebview(sent), JSON.stringify(sent));
    }
  });
});

describe("the kept state of a panel", () => {
  it("is accepted with and without how far the reader got", () => {
    assert.ok(isPanelState({ accountId: "a", certificateId: "b" }));
    const view = { open: ["card:1"], scroll: 12, inputs: { coverage: "x" } };
    assert.ok(isPanelState({ accountId: "a", certificateId: "b", view }));
  });
  it("is refused without a certificate or with a wrong view", () => {
    assert.ok(!isPanelState({ accountId: "a" }));
    assert.ok(
      !isPanelState({ accountId: "a", certificateId: "b", view: { open: [1], scroll: 0, inputs: {} } }),
    );
    assert.ok(
      !isPanelState({
        accountId: "a",
        certificateId: "b",
        view: { open: [], scroll: Number.NaN, inputs: {} },
      }),
    );
  });
});

describe("the icons", () => {
  const require = createRequire(__filename);
  const glyphs = (css: string, prefix: string) =>
    new Map(
      [
        ...css.matchAll(
          new RegExp(`\\.${prefix}-([a-z-]+)::?before\\s*\\{\\s*content:\\s*"(\\\\\\w+)"`, "g"),
        ),
      ].map((m) => [m[1], m[2]]),
    );

  it("are drawn with the glyphs that the codicon font has for them", () => {
    const ours = glyphs(
      readFileSync(new URL("../../../media/detail.css", `file://${__filename}`), "utf8"),
      "icon",
    );
    const theirs = glyphs(
      readFileSync(require.resolve("@vscode/codicons/dist/codicon.css"), "utf8"),
      "codicon",
    );
    for (const name of iconNames) {
      assert.ok(theirs.get(name), name);
      assert.equal(ours.get(name), theirs.get(name), name);
    }
    assert.deepEqual([...ours.keys()].sort(), [...iconNames].sort());
  });
});
