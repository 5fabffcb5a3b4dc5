import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { message } from "../../src/certificates";
import { type DetailInput, present } from "../../src/detail/present";
import {
  brokenChain,
  english,
  goodChain,
  pendingDns,
  sampleDetail,
  sampleInput,
} from "../unit/detail/samples";

import { hostileTexts } from "./hostileTexts";
import { WatchedPage } from "./watchedPage";
import { draw, reopenWith, send } from "./webviewPage";

/** Hostile texts in every field there is, in the panel's real page with its real policy. */
describe("the detail panel under hostile data", () => {
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    watched = await WatchedPage.open("detail");
    page = watched.page;
  });

  after(() => watched.close());

  it(`draws ${hostileTexts.length} texts in all fields, and none runs, loads or breaks anything`, async () => {
    assert.ok(hostileTexts.length >= 300);
    for (const [index, text] of hostileTexts.entries()) {
      const model = present(hostileInput(text, index), english);
      await draw(page, model);
      await page.evaluate("probe.openEverything()");
      await watched.assertUnharmed(model.head.name, text);
    }
    assert.deepEqual(await watched.refusals(), []);
  });

  it("draws them too where the page brings them along", async () => {
    for (const [index, text] of hostileTexts.entries()) {
      // Each is a page of its own, which takes its time: every 13th, so that all ways to dress them are among them.
      if (index % 13 !== 0) continue;
      const model = present(hostileInput(text, index), english);
      await reopenWith(page, watched.served, model);
      await page.locator("h1").waitFor({ state: "attached" });
      await watched.assertUnharmed(model.head.name, text);
      assert.deepEqual(await watched.refusals(), []);
    }
  });

  it("fits them into 320 pixels", async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    for (const text of [...hostileTexts.slice(-58), "x".repeat(40), "a.".repeat(40)]) {
      const model = present(hostileInput(text, 0), english);
      await draw(page, model);
      await page.evaluate("probe.openEverything()");
      await watched.assertUnharmed(model.head.name, text);
    }
    await page.setViewportSize({ width: 900, height: 800 });
  });

  it("has them in all parts of the page", async () => {
    const mark = "hostile-mark";
    // An issued one, and a pending one.
    for (const index of [0, 1]) {
      await draw(page, present(hostileInput(mark, index), english));
      await page.evaluate("probe.openEverything()");
      for (const place of index === 0 ? everyPlace : [...everyPlace, ...pendingPlaces]) {
        const texts = await page.locator(place).allTextContents();
        assert.ok(
          texts.some((text) => text.includes(mark)),
          `${place} shows nothing of the service's (${index})`,
        );
      }
    }
  });

  it("lets words of Arabic or Hebrew turn themselves, not the number that stands beside them", async () => {
    const order = await page.evaluate("probe.orderOf(['\u05D0\u05D1', '12', '\u0627\u0628', '34'])");
    assert.deepEqual(order, [0, 1, 2, 3]);
  });

  it("refuses messages that do not fit, and says so", async () => {
    const model = present(sampleInput(), english);
    const unfitting: unknown[] = [
      { type: "model", model: { ...model, head: { ...model.head, name: { toString: "x" } } } },
      { type: "model", model: { ...model, extra: "<img>" } },
      { type: "html", html: "<img src=x onerror=alert(1)>" },
      "model",
      null,
    ];
    for (const sent of unfitting) await send(page, sent);
    assert.equal((await watched.refusals()).length, unfitting.length);
    assert.deepEqual(watched.complaints, []);
  });

  it("runs nothing that is put into the page: the policy holds", () => watched.assertPolicyHolds());
});

/** Where texts of the service and of certificates are shown. */
const everyPlace = [
  "h1",
  ".subtitle",
  ".glance",
  ".notice .notice-line",
  ".notice .facts",
  "#names li",
  "#chain .card-name",
  "#chain .card-body .facts",
  "#chain .fold td",
  "#facts dd",
  ".link",
  "#usage .group h3",
  "#usage .group > .quiet",
  "#usage td",
  "#history td",
  "#submitted dt",
  "#submitted dd",
  "#revocation td",
  "#fields td",
];

/** Records to publish, and who submitted an order, are shown while the order is pending. */
const pendingPlaces = ["#records td", "#progress .quiet"];

/** Everything the panel shows, with each text of it replaced. What decides what is shown (IDs of kinds, dates) stays. */
function hostileInput(text: string, index: number): DetailInput {
  const base = sampleInput({ decoded: index % 2 === 0 ? goodChain : brokenChain });
  const certificate = {
    ...pendingDns,
    revocationRecords: pendingDns.validationRecords,
    chain: [{ subject: "x", issuer: "x", fingerprint: "x" }],
    statusMessage: "x",
    // In turn an issued one, so that each of its parts is drawn.
    ...(index % 3 === 0 ? { status: sampleDetail().status } : {}),
  };
  // A type decides which parts there are, so it is kept in every second round only.
  const kept = new Set(["kind", "role", "tie", "pem", "sha256", ...(index % 2 === 0 ? ["type"] : [])]);
  const hostile = <T>(value: T, key = ""): T => {
    if (typeof value === "string") return (kept.has(key) ? value : text) as T;
    if (Array.isArray(value)) return value.map((item) => hostile(item)) as T;
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
    const entries = Object.entries(value).map(([name, inner]) => [name, hostile(inner, name)]);
    return Object.fromEntries(entries) as T;
  };
  const resource = { type: "CLB", region: "r", id: "i", name: "n", status: "s", domains: ["d"], fields: [] };
  const operation = { text: "t", type: "t", certificateId: "c", account: "a", actor: "b", at: base.now };
  const group = { type: text, region: text, total: 2, problem: text, resources: [hostile(resource)] };
  return {
    ...base,
    certificateId: text,
    accountName: text,
    certificate: {
      ...hostile(certificate),
      // Other than the name, or they would not be shown beside it.
      id: `id ${text}`,
      alias: `alias ${text}`,
      names: [text, `*.${text}`],
      validationRecords: hostile(certificate.validationRecords),
      isDv: false,
      submitted: [
        { name: text, value: text },
        { name: "OrganizationName", value: text },
      ],
      related: { renewal: text, renewalOf: `not listed ${text}` },
    },
    related: [{ ...hostile(sampleDetail()), id: text }],
    ...(base.decoded === undefined ? {} : { decoded: hostile(base.decoded) }),
    error: {
      kind: "refused",
      code: text,
      requestId: text,
      serviceMessage: text,
      cause: message("{0}", text),
      advice: message("{0}", text),
      action: text,
      retryable: false,
      carriedOut: "no",
    },
    usage: { loading: false, at: base.now, value: { groups: [group] } },
    history: {
      loading: false,
      at: base.now,
      value: { operations: [hostile(operation)], searched: 1, total: 2 },
    },
  };
}
