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

  /** The number on a container's badge, or undefined without one. */
  async badge(title: string): Promise<string | undefined> {
    const icon = this.#page.locator(".activitybar .action-item", {
      has: this.#page.getByRole("tab", { name: title }),
    });
    const content = icon.locator(".badge-content");
    return (await content.isVisible()) ? ((await content.textContent()) ?? undefined) : undefined;
  }
}
