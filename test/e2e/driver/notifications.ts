import type { Locator, Page } from "playwright-core";

/** The notifications at the bottom right. */
export class Notifications {
  readonly #toasts: Locator;

  constructor(page: Page) {
    this.#toasts = page.locator(".notification-toast");
  }

  /** Texts of the notifications that are shown now. */
  async texts(): Promise<readonly string[]> {
    return await this.#toasts.locator(".notification-list-item-message").allInnerTexts();
  }

  /** Waits for a notification that contains the text, and returns all of it. */
  async waitFor(text: string | RegExp): Promise<string> {
    const message = this.#containing(text).locator(".notification-list-item-message");
    await message.waitFor();
    return (await message.allInnerTexts()).join("\n");
  }

  /** Presses a button of the notification that contains the text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.#containing(text).getByRole("button", { name: button, exact: true }).click();
  }

  #containing(text: string | RegExp): Locator {
    return this.#toasts.filter({ hasText: text }).first();
  }
}
