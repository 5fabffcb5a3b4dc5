import type { Page } from "playwright-core";
import { saveScreenshot } from "../../host/saveScreenshot";

/** Saves `out/screenshots/NAME.png`, with the mouse out of the way so that no hover covers anything. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await moveMouseAway(page);
  await saveScreenshot(page, name);
}

/** A hover that comes when the mouse has left already stays until the mouse has been over it. */
async function moveMouseAway(page: Page): Promise<void> {
  const hover = page.locator(".workbench-hover:visible").first();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await page.mouse.move(1, 1);
    const isGone = hover.waitFor({ state: "hidden", timeout: 3000 }).then(() => true);
    if (await isGone.catch(() => false)) return;
    const box = await hover.boundingBox();
    if (box !== null) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  }
  await page.mouse.move(1, 1);
  await hover.waitFor({ state: "hidden" });
}
