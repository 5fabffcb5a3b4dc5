import type { FrameLocator, Page } from "playwright-core";

/** A webview's document: find things in it with `getByRole` and the like. */
export type Webview = FrameLocator;

/** The document of the webview in sight. It is in two nested frames: the editor's, and in it the extension's. */
export function webview(page: Page): Webview {
  return page.frameLocator("iframe.webview.ready:visible").frameLocator("iframe#active-frame");
}
