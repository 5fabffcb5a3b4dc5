import type { Locator, Page } from "playwright-core";

/** The box at the top of the window: quick picks and input boxes. */
export class QuickInput {
  readonly #page: Page;
  readonly #box: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#box = page.locator(".quick-input-widget:visible");
  }

  /** The box's own elements, for assertions. */
  get locator(): Locator {
    return this.#box;
  }

  /** Waits for a box whose title, placeholder, prompt or validation message contains the text. */
  async waitFor(text: string): Promise<void> {
    const byText = this.#box.getByText(text);
    const byPlaceholder = this.#box.getByPlaceholder(text);
    await byText.or(byPlaceholder).first().waitFor();
  }

  /** Answers an input box. */
  async answer(value: string): Promise<void> {
    await this.#input().fill(value);
    await this.#input().press("Enter");
  }

  /** Waits until what is typed is hidden: the editor masks a box just after it appears. */
  async waitForMask(): Promise<void> {
    await this.#box.locator(".quick-input-box input[type=password]").waitFor();
  }

  /** Labels of a quick pick's entries in sight. */
  async entries(): Promise<readonly string[]> {
    await this.#entry("").first().waitFor();
    return (await this.#box.locator(".monaco-list-row .label-name").allInnerTexts()).map((label) =>
      label.trim(),
    );
  }

  /** Chooses the entry whose label contains the text. */
  async pick(label: string): Promise<void> {
    await this.#entry(label).first().click();
  }

  /** Ticks the entries of a quick pick with check boxes, and accepts. */
  async tickAndAccept(labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.#entry(label).first().getByRole("checkbox").check();
    await this.#input().press("Enter");
  }

  /** Leaves with Escape, and waits until the box is gone. In a dialog for files the first may take back a question only. */
  async cancel(): Promise<void> {
    for (let attempt = 0; attempt < 10 && (await this.#box.isVisible()); attempt += 1) {
      await this.#page.keyboard.press("Escape");
      await this.#page.waitForTimeout(200);
    }
    await this.#box.waitFor({ state: "hidden" });
  }

  #input(): Locator {
    return this.#box.locator(".quick-input-box input");
  }

  #entry(label: string): Locator {
    return this.#box.locator(".monaco-list-row", { hasText: label });
  }
}
