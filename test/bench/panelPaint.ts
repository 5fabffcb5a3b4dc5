import { join } from "node:path";
import { type Editor, openEditor } from "../e2e/driver";
import { type OwnService, startOwnService } from "../e2e/ownService";
import { cleanUp } from "../host/cleanup";
import { temporaryFolder } from "../host/temporaryFolder";
import { bareItem, bareView, writeBareExtension } from "./bareExtension";
import { type Benchmark, compare, type Measurement, median } from "./benchmark";
import { StagedPackage } from "./stagedPackage";

/** How long the service holds back every answer, ms: a round trip. */
const roundTrip = 100;
const aimMilliseconds = 150;
const patience = 20_000;

/** Issued certificates of the sandbox, all with a chain. The first one loads what is loaded once. */
const warmUp = "www.example.com";
const names = [
  "shop.example.com",
  "pay.example.com",
  "bank.example.net",
  "api.example.com",
  "cdn.example.com",
  "ci.example.org",
  "intranet.example.org",
];

/**
 * From the click on a certificate in the tree to its painted panel, chain and all, in the real editor in a browser. Most
 * of it is the editor's own work: it makes two nested frames for each panel, and shows them when all that the page begins
 * with is loaded. So an empty panel of the same editor is measured beside it.
 */
export const panelPaint: Benchmark = {
  name: "panel-paint",
  async run() {
    const extensions = await temporaryFolder("extensions");
    writeBareExtension(extensions.path);
    const staged = new StagedPackage();
    const service = await startOwnService();
    const editor = await openEditor({
      extensionPath: staged.complete(),
      extensionsFolder: extensions.path,
      settings: { "certificateBrowser.groupBy": [] },
      size: { width: 1280, height: 1400 },
    });
    try {
      return await measure(editor, service);
    } finally {
      await editor.close();
      await service.dispose();
      staged.remove();
      await extensions.remove();
      await cleanUp();
    }
  },
};

async function measure(editor: Editor, service: OwnService): Promise<readonly Measurement[]> {
  await editor.page.context().addInitScript({ path: join(import.meta.dirname, "paintClock.js") });
  await editor.reload();
  await editor.views.open("Certificates");
  await service.addTo(editor, "Production");
  await click(editor, "Certificates", warmUp, "whole");
  service.sandbox.control.set({ latency: roundTrip });
  const cold: number[] = [];
  const again: number[] = [];
  for (const name of names) cold.push(await click(editor, "Certificates", name, "whole"));
  for (const name of [...names, ...names]) again.push(await click(editor, "Certificates", name, "whole"));
  const bare: number[] = [];
  await editor.views.open(bareView);
  for (const _ of [warmUp, ...names, ...names]) bare.push(await click(editor, bareView, bareItem, "bare"));
  const empty = median(bare.slice(1));
  const line = (name: string, ours: number, against: string, peer: number) =>
    compare({ name: `click to painted panel, ${name}`, unit: "ms", ours, against, peer });
  return [
    line(
      "from the service",
      median(cold),
      `aim of a round trip + ${aimMilliseconds} ms`,
      roundTrip + aimMilliseconds,
    ),
    line("from the cache", median(again), `aim of ${aimMilliseconds} ms`, aimMilliseconds),
    line("from the cache: our own part", median(again) - empty, "an empty panel: the editor's part", empty),
  ];
}

/** Clicks an item, and gives the milliseconds until its panel is painted. The panel is closed again. */
async function click(editor: Editor, view: string, item: string, what: "bare" | "whole"): Promise<number> {
  const { page } = editor;
  const row = await editor.tree(view).item(item);
  await row.click();
  const painted = await paintedAt(editor, what);
  const pressed = await page.evaluate("globalThis.pressedAt");
  await page.locator(".tab.active .tab-actions .action-label").click();
  await page.locator("iframe.webview").first().waitFor({ state: "detached" });
  // What closing sets off is over before the next click.
  await page.waitForTimeout(500);
  return painted - Number(pressed);
}

async function paintedAt({ page }: Editor, what: string): Promise<number> {
  for (const until = Date.now() + patience; Date.now() < until; await page.waitForTimeout(50)) {
    for (const frame of page.frames()) {
      // A frame may go while it is asked.
      const at: unknown = await frame.evaluate(`globalThis.painted?.${what}`).catch(() => undefined);
      if (typeof at === "number") return at;
    }
  }
  throw new Error(`The panel was not painted within ${patience} ms`);
}
