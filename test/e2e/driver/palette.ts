import type { Page } from "playwright-core";
import type { QuickInput } from "./quickInput";

/** The command palette. */
export class Palette {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  /** Runs a command by its full title, such as "Certificates: Refresh". */
  async run(title: string): Promise<void> {
    await this.#page.keyboard.press("F1");
    const input = this.#quickInput.locator.locator(".quick-input-box input");
    await input.fill(`>${title}`);
    const entry = this.#quickInput.locator
      .getByRole("option", { name: new RegExp(`^${escapePattern(title)}`) })
      .first();
    await entry.click();
    // So that what comes next does not read the palette's own entries.
    await entry.waitFor({ state: "hidden" });
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
