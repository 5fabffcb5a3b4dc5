import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { inEnglish, message } from "../../src/certificates";
import type { UploadOffer } from "../../src/commands/upload/offer";
import { reportModel } from "../../src/commands/upload/report/reportModel";
import { suggestedAlias } from "../../src/commands/upload/uploadPlan";
import type { Examination, Finding } from "../../src/pem";
import { isReportToExtension, type ReportModel } from "../../src/uploadReport/protocol";
import { FakeService, file, now, record, session } from "../unit/commands/uploadSupport";
import { link, sampleDecoded } from "../unit/detail/samples";
import { hostileTexts } from "./hostileTexts";
import { WatchedPage } from "./watchedPage";
import { send } from "./webviewPage";

/** Hostile texts in every field of the upload report, in its real page with its real policy. */
describe("the upload report under hostile data", () => {
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    watched = await WatchedPage.open("report");
    page = watched.page;
  });

  after(() => watched.close());

  async function draw(model: ReportModel): Promise<void> {
    await send(page, { type: "report", model });
    await page.evaluate("probe.openEverything()");
  }

  it(`draws ${hostileTexts.length} texts in all fields, and none runs, loads or breaks anything`, async () => {
    for (const [index, text] of hostileTexts.entries()) {
      const model = hostileModel(text, index);
      await draw(model);
      await watched.assertUnharmed(model.head.title, text);
    }
    assert.deepEqual(await watched.refusals(), []);
  });

  it("fits them into 320 pixels", async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    for (const [index, text] of [...hostileTexts.slice(-40), "a.".repeat(40)].entries()) {
      const model = hostileModel(text, index);
      await draw(model);
      await watched.assertUnharmed(model.head.title, text);
    }
    await page.setViewportSize({ width: 900, height: 800 });
  });

  it("has them in all parts of the page", async () => {
    const mark = "hostile-mark";
    const places = [
      "h1",
      ".subtitle",
      ".check-text",
      ".check-note",
      "#target dd",
      "#target option",
      "#replaced dd",
      "#sent dd",
      "#sent .sent-name",
      "#sent pre",
      ".sent-secret",
    ];
    const seen = new Set<string>();
    for (const index of [0, 1, 2]) {
      await draw(hostileModel(mark, index));
      for (const place of places) {
        if ((await page.locator(place).allTextContents()).some((text) => text.includes(mark)))
          seen.add(place);
      }
    }
    assert.deepEqual([...seen].sort(), [...places].sort());
  });

  it("marks what deceives: what turns the text, and look-alike letters", async () => {
    await draw(hostileModel("\u0430pple.example.com", 0));
    assert.match((await watched.state()).heading, /Upload ⟨look-alike letters⟩ \u0430pple\.example\.com to/);
    await draw(hostileModel("invoice\u202Egnp.exe", 0));
    assert.match((await watched.state()).heading, /Upload invoice⟨U\+202E⟩gnp\.exe to/);
  });

  it("sends what fits the protocol, however long the texts are", async () => {
    for (const text of ["x".repeat(10_000), "很".repeat(10_000), "\u202E".repeat(3000)]) {
      await draw(hostileModel(text, 0));
      for (const tick of await page.locator(".tick-box").all()) await tick.check();
      await page.locator(".button.primary").click();
      const sent = await page.evaluate("probe.lastSent()");
      assert.ok(isReportToExtension(sent), JSON.stringify(sent).slice(0, 200));
      assert.equal(sent.type, "upload");
    }
  });

  it("refuses messages that do not fit, and says so", async () => {
    const model = hostileModel("x", 0);
    const before = (await watched.refusals()).length;
    const [check] = model.checklist.checks;
    assert.ok(check?.more);
    const withUrl = (url: string) => ({
      ...model,
      checklist: {
        ...model.checklist,
        checks: [{ ...check, more: { ...check.more, reference: { name: "x", url } } }],
      },
    });
    const unfitting: unknown[] = [
      { type: "report", model: { ...model, tab: { toString: "x" } } },
      { type: "report", model: { ...model, html: "<img>" } },
      { type: "report", model: { ...model, head: { ...model.head, icon: "x onload" } } },
      { type: "report", model: withUrl("javascript:globalThis.owned=1") },
      { type: "report", model: withUrl("command:workbench.action.quit") },
      { type: "html", html: "<img src=x onerror=alert(1)>" },
      "report",
      null,
    ];
    for (const sent of unfitting) await send(page, sent);
    assert.equal((await watched.refusals()).length - before, unfitting.length);
    await send(page, { type: "report", model: withUrl("https://www.rfc-editor.org/rfc/rfc5280") });
    assert.equal((await watched.refusals()).length - before, unfitting.length);
    assert.deepEqual(watched.complaints, []);
  });

  it("runs nothing that is put into the page: the policy holds", () => watched.assertPolicyHolds());
});

/** Everything the report shows, with each text that others write replaced. In turn the three ways it can come out. */
function hostileModel(text: string, index: number): ReportModel {
  const leaf = sampleDecoded(text, text, {
    isCa: false,
    notBefore: now - 1,
    notAfter: now + 90 * 24 * 60 * 60 * 1000,
    names: [text, `*.${text}`].map((value) => ({ type: "dns", value })),
  });
  const issuer = sampleDecoded(text, text);
  const source = file(text, text);
  const block = { source, index: 0, label: text, line: 1, range: { start: 0, end: 0 } };
  const finding = (severity: Finding["severity"]): Finding => ({
    ...sampleFinding,
    severity,
    reason: message("{0}", text),
    source,
    range: { start: 0, end: 0 },
  });
  const severity = (["warning", "info", "error"] as const)[index % 3] ?? "warning";
  const examination = {
    blocks: [],
    findings: [finding(severity)],
    type: "SVR",
    leaf: { block, certificate: leaf },
    chain: {
      links: [link(leaf, "leaf", "verified"), link(issuer, "root", "self")],
      unrelated: [],
      complete: index % 2 === 0,
      inOrder: true,
      problems: [],
    },
    key: { block, publicKey: leaf.publicKey, matches: true, wasEncrypted: true },
    upload: { certificate: text },
  } as unknown as Examination;
  const known = record(text, text, { alias: `alias ${text}`, notAfter: now });
  const replaces = { certificate: known, gained: [text], lost: [text], kept: [text], daysGained: 1 };
  const to = session(new FakeService());
  const offer: UploadOffer = {
    files: [source],
    examination,
    ...(severity === "error"
      ? {}
      : {
          way: {
            session: { ...to, account: { ...to.account, name: text } },
            projects: [
              { id: 0, name: "" },
              { id: 7, name: text },
            ],
            projectId: 7,
            alias: suggestedAlias({ leaf: { block, certificate: leaf } } as never),
            prior:
              index % 2 === 0
                ? { lookup: { kind: "absent" }, replaces, sameKey: true }
                : { lookup: { kind: "found", certificate: known } },
          } as unknown as NonNullable<UploadOffer["way"]>,
        }),
  };
  return reportModel(offer, now, inEnglish);
}

const sampleFinding = {
  code: "expiring",
  explanation: message("What it means."),
  reference: { name: "RFC 5280", url: "https://www.rfc-editor.org/rfc/rfc5280" },
} as unknown as Finding;
