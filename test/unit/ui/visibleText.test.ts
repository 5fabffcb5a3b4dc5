import assert from "node:assert/strict";
import { visibleText } from "../../../src/ui/visibleText";

describe("visibleText", () => {
  it("leaves ordinary text alone, in any language", () => {
    for (const text of ["www.example.com", "*.example.com", "证书 默认项目", "bücher", "😀", ""]) {
      assert.equal(visibleText(text), text);
    }
  });

  it("marks what is not seen or changes what is seen", () => {
    assert.equal(visibleText("a\u202Eb"), "a⟨U+202E⟩b");
    assert.equal(visibleText("a\nb\tc\u0000"), "a⟨U+000A⟩b⟨U+0009⟩c⟨U+0000⟩");
    assert.equal(visibleText("exam\u200Bple"), "exam⟨U+200B⟩ple");
    assert.equal(visibleText("\uD800"), "⟨U+D800⟩");
    assert.equal(visibleText("\u{E0041}"), "⟨U+E0041⟩");
  });
});
