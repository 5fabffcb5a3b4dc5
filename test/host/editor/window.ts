import type { BrowserContext, Page } from "playwright-core";
import { onExit } from "../cleanup";
import { browser } from "./browser";
import type { EditorServer, Opening } from "./server";

// Generous: they end only what hangs, also on a slow and busy machine.
const OPEN_TIMEOUT_MS = 120_000;
const STEP_TIMEOUT_MS = 60_000;

export interface WindowOptions extends Opening {
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** Runs before the editor's address is opened: the place to expose functions to the page. */
  readonly prepare?: ((page: Page) => Promise<void>) | undefined;
}

/** One window of the editor, in a browser profile of its own. */
export interface EditorWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Opens a window of a running server and waits for its workbench. */
export async function openWindow(server: EditorServer, options: WindowOptions): Promise<EditorWindow> {
  const context = await (await browser()).newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const close = onExit(() => context.close());
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_TIMEOUT_MS);
    await options.prepare?.(page);
    await page.goto(server.address(options), { timeout: OPEN_TIMEOUT_MS });
    await waitForWorkbench(page);
    return { page, context, close };
  } catch (error) {
    await close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The editor's window did not open: ${reason}\nThe server's log:\n${server.log()}`);
  }
}

/** The activity bar is the last part of the frame to appear. */
export async function waitForWorkbench(page: Page): Promise<void> {
  const icon = page.locator(".monaco-workbench .activitybar .action-item").first();
  await icon.waitFor({ timeout: OPEN_TIMEOUT_MS });
}
