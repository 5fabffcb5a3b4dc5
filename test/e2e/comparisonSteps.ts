import type { Locator } from "playwright-core";
import type { Editor } from "./driver";

/** The text of the comparison in sight. */
export function comparisonReport(editor: Editor): Locator {
  return editor.page.locator(".editor-instance .view-lines", { hasText: "≠" });
}

/** Chooses what stands above the line of the cursor, by the keyboard. */
export async function chooseLens({ palette, quickInput }: Editor, title: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await palette.run("Show CodeLens Commands for Current Line");
    try {
      const row = quickInput.locator.locator(".monaco-list-row", { hasText: title });
      await row.waitFor({ timeout: 3000 });
      await quickInput.answer(title);
      return;
    } catch (error) {
      // A webview that loses the focus late closes the box.
      if (attempt === 4) throw error;
    }
  }
}
