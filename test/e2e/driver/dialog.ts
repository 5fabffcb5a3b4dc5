import type { Locator, Page } from "playwright-core";

/** A modal dialog of the editor. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator(".monaco-dialog-box");
  }

  /** Message and detail of the dialog that is open. */
  async text(): Promise<string> {
    await this.#box.waitFor();
    return (await this.#box.locator(".dialog-message-container").allInnerTexts()).join("\n");
  }

  /** Presses a button, and waits until the dialog is gone. */
  async press(button: string): Promise<void> {
    await this.#box.getByRole("button", { name: button, exact: true }).click();
    await this.#box.waitFor({ state: "hidden" });
  }

  async cancel(): Promise<void> {
    await this.press("Cancel");
  }
}
