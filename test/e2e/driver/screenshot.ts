import type { Page } from "playwright-core";
import { saveScreenshot } from "../../host/saveScreenshot";

/** Saves `out/screenshots/NAME.png`, with the mouse out of the way so that no hover covers anything. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.mouse.move(1, 1);
  await page.locator(".workbench-hover:visible").first().waitFor({ state: "hidden" });
  await saveScreenshot(page, name);
}
