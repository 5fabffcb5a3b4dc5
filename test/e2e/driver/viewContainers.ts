import type { Page } from "playwright-core";

/** The icons of the activity bar. */
export class ViewContainers {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Shows a view container, by its title. */
  async open(title: string): Promise<void> {
    const icon = this.#page.locator(".activitybar").getByRole("tab", { name: title });
    await icon.waitFor();
    // A click on the open container would close the sidebar.
    if ((await icon.getAttribute("aria-selected")) !== "true") await icon.click();
    await this.#page.locator(".sidebar .composite.title").waitFor();
  }

  /** Unfolds a view of the open container, by its title. */
  async unfold(title: string): Promise<void> {
    await this.#fold(title, "true");
  }

  /** Leaves of a view of the open container its title, which makes room for the others. */
  async fold(title: string): Promise<void> {
    await this.#fold(title, "false");
  }

  async #fold(title: string, expanded: "true" | "false"): Promise<void> {
    const header = this.#page.locator(".sidebar .pane-header").filter({ hasText: title });
    await header.waitFor();
    if ((await header.getAttribute("aria-expanded")) !== expanded) await header.press("Enter");
    await header.and(this.#page.locator(`[aria-expanded="${expanded}"]`)).waitFor();
  }

  /** The number on a container's badge, or undefined without one. */
  async badge(title: string): Promise<string | undefined> {
    const icon = this.#page.locator(".activitybar .action-item", {
      has: this.#page.getByRole("tab", { name: title }),
    });
    const content = icon.locator(".badge-content");
    return (await content.isVisible()) ? ((await content.textContent()) ?? undefined) : undefined;
  }
}
