import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { screenshotsFolder } from "../../host/paths";

/** Saves `out/screenshots/NAME.png`, with the mouse out of the way so that no hover covers anything. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshotsFolder, { recursive: true });
  await page.mouse.move(1, 1);
  await page.locator(".workbench-hover:visible").first().waitFor({ state: "hidden" });
  await page.screenshot({ path: join(screenshotsFolder, `${name}.png`), animations: "disabled" });
}
