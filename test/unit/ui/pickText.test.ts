import assert from "node:assert/strict";
import { pickText } from "../../../src/ui/pickText";

describe("a text in a list to pick from", () => {
  it("is no picture", () => assert.equal(pickText("$(trash) $(warning)"), "\\$(trash) \\$(warning)"));
  it("has what deceives marked", () => assert.equal(pickText("a\u202Eb"), "a⟨U+202E⟩b"));
  it("is left alone otherwise", () =>
    assert.equal(pickText("*.example.com $5 (old)"), "*.example.com $5 (old)"));
});
