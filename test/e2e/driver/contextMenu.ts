import type { Locator, Page } from "playwright-core";

/** Opens the context menu of an element and chooses the entry of that name. */
export async function chooseFromContextMenu(page: Page, target: Locator, entry: string): Promise<void> {
  const menu = await openContextMenu(page, target);
  const item = menu.getByRole("menuitem", { name: entry, exact: true });
  // A new menu ignores the mouse button for a moment, but not the keyboard.
  await item.hover();
  await item.press("Enter");
  await menu.waitFor({ state: "hidden" });
}

/** The names of the entries of an element's context menu, which is closed again. */
export async function contextMenuEntries(page: Page, target: Locator): Promise<readonly string[]> {
  const menu = await openContextMenu(page, target);
  const names = await menu.getByRole("menuitem").locator(".action-label").allInnerTexts();
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

async function openContextMenu(page: Page, target: Locator): Promise<Locator> {
  await target.click({ button: "right" });
  const menu = page.locator(".context-view.monaco-menu-container .monaco-menu");
  await menu.waitFor();
  return menu;
}
