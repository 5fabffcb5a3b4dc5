import type { Page } from "playwright-core";

const errorLines = 15;

/** What may stand in the way of a step, by what finds it in the window. */
const parts = {
  "Editor tabs": ".tabs-container .tab",
  "Active tab": ".tabs-container .tab.active",
  "Quick pick or input box": ".quick-input-widget:visible",
  Dialog: ".monaco-dialog-box:visible",
  Notifications: ".notification-toast .notification-list-item-message",
  "Context menu": ".context-view .monaco-menu:visible",
  "Selected rows": ".monaco-list-row.selected:visible",
};

/** What a window shows, for the message of a failure: where no picture can be looked at, its words can. */
export async function windowReport(page: Page): Promise<string> {
  const shown = await Promise.all(
    Object.entries(parts).map(async ([name, selector]) => {
      const texts = await page.locator(selector).allInnerTexts();
      return `${name}: ${texts.map((text) => JSON.stringify(text.trim())).join(", ") || "none"}`;
    }),
  );
  return [...shown, `Webviews: ${await webviews(page)}`, ...(await problems(page))].join("\n");
}

/** Which frames of webviews there are, and how far each has come. */
async function webviews(page: Page): Promise<string> {
  const frames = await page.locator("iframe.webview").all();
  const states = await Promise.all(
    frames.map(async (frame) => {
      const isReady = /\bready\b/.test((await frame.getAttribute("class")) ?? "");
      const inner = frame.contentFrame();
      const active = await inner.locator("iframe#active-frame").count();
      const pending = await inner.locator("iframe#pending-frame").count();
      const shown = (await frame.isVisible()) ? "in sight" : "hidden";
      return `${shown}, ${isReady ? "ready" : "not ready"}, ${active} active and ${pending} pending inside`;
    }),
  );
  return states.join("; ") || "none";
}

/** What the page wrote as errors last, each told once and by the beginning of its first line. */
async function problems(page: Page): Promise<readonly string[]> {
  const written = (await page.consoleMessages()).filter((message) => message.type() === "error");
  const thrown = await page.pageErrors();
  const texts = [...written.map((message) => message.text()), ...thrown.map(({ message }) => message)];
  const lines = texts.map((text) => `Error: ${text.split("\n")[0]?.slice(0, 200)}`);
  return [...new Set(lines)].slice(-errorLines);
}
