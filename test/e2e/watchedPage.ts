import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { browser } from "../host/editor/browser";
import { openPage, servePage, type WebviewPage } from "./webviewPage";

/** Which elements the pages may consist of. */
const known =
  "a button dd details div dl dt footer h1 h2 h3 header input label li line main ol option p pre rect script section select span summary svg table tbody td text th thead time tr ul wbr".split(
    " ",
  );

interface PageState {
  readonly heading: string;
  readonly overflow: number;
  readonly strangers: readonly string[];
  readonly scripts: number;
  readonly handlers: number;
  readonly isOwned: boolean;
  readonly deceptive: number;
}

/** A webview's page in a browser, and everything that the browser says against it. */
export class WatchedPage {
  readonly page: Page;
  readonly served: WebviewPage;
  /** Errors, dialogs, and requests for what is not the page's. */
  readonly complaints: readonly string[];

  private constructor(page: Page, served: WebviewPage, complaints: readonly string[]) {
    this.page = page;
    this.served = served;
    this.complaints = complaints;
  }

  static async open(kind: Parameters<typeof servePage>[0]): Promise<WatchedPage> {
    const served = await servePage(kind);
    const page = await (await browser()).newPage({ viewport: { width: 900, height: 800 } });
    const complaints: string[] = [];
    page.on("console", (entry) => {
      if (["error", "warning"].includes(entry.type())) complaints.push(entry.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(served.address)) complaints.push(`request: ${request.url()}`);
    });
    await openPage(page, served);
    return new WatchedPage(page, served, complaints);
  }

  async close(): Promise<void> {
    await this.page.close();
    await this.served.close();
  }

  async state(): Promise<PageState> {
    return await this.page.evaluate(`probe.state(${JSON.stringify(known)})`);
  }

  /** What the page refused. */
  async refusals(): Promise<readonly unknown[]> {
    return await this.page.evaluate("probe.refusals()");
  }

  /** The page is what it would be with harmless texts: nothing ran, nothing was loaded, nothing is out of place. */
  async assertUnharmed(heading: string, text: string): Promise<void> {
    const state = await this.state();
    const what = JSON.stringify(text.slice(0, 60));
    assert.deepEqual(this.complaints, [], what);
    assert.equal(state.heading, heading, what);
    assert.equal(state.overflow, 0, `${what} makes the page wider than its window`);
    assert.deepEqual(state.strangers, [], what);
    assert.equal(state.handlers, 0, what);
    assert.equal(state.scripts, 1, what);
    assert.equal(state.isOwned, false, what);
    assert.equal(state.deceptive, 0, `${what} shows characters that deceive`);
  }

  /** Runs in the page what somebody who got something into it would run, and sees that it does not run. */
  async assertPolicyHolds(): Promise<void> {
    await this.page.evaluate("probe.attack()");
    for (let look = 0; this.complaints.length === 0; look += 1) {
      assert.ok(look < 100, "the browser did not say that it refused anything");
      await this.page.waitForTimeout(50);
    }
    assert.equal((await this.state()).isOwned, false);
  }
}
