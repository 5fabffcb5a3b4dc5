import assert from "node:assert/strict";
import { noticeText, promptText } from "../../../src/ui/noticeText";

/** What the editor takes for a link in notifications and prompts (its `linkedText.ts`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

describe("a text in a notification", () => {
  for (const text of [
    "[x](command:workbench.action.quit)",
    "[x](COMMAND:a?%5B%5D)",
    "[a](https://example.net) [b](file:///etc/passwd)",
    "[[x](command:a)](command:b)",
    "[x]\u200B(command:a)",
    '[x](http://example.net "title")',
  ]) {
    it(`holds no link: ${JSON.stringify(text)}`, () => {
      assert.doesNotMatch(noticeText(text), link);
      assert.equal(noticeText(noticeText(text)), noticeText(text));
    });
  }

  it("is as it was otherwise, its lines too, with marks where it deceives", () => {
    assert.equal(noticeText("a [b] (c)\nd"), "a [b] (c)\nd");
    assert.equal(noticeText("a\u202Eb"), "a⟨U+202E⟩b");
  });
});

describe("a text in a prompt", () => {
  it("draws no picture and holds no link", () => {
    assert.equal(promptText("$(trash) [x](command:a)"), "\\$(trash) [x] (command:a)");
  });
});
