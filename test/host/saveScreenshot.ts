import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { screenshotsFolder } from "./paths";

/** Saves a picture of the window, as it is, as `out/screenshots/NAME.png`. */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshotsFolder, { recursive: true });
  await page.screenshot({ path: join(screenshotsFolder, `${name}.png`), animations: "disabled" });
}
