import assert from "node:assert/strict";
import { looksLatin, mixedScripts, shortened, visibleText } from "../../../src/ui/visibleText";

describe("visibleText", () => {
  const cases: readonly [string, string, string][] = [
    ["a right-to-left override", "invoice\u202Egnp.exe", "invoice⟨U+202E⟩gnp.exe"],
    ["NUL and ANSI codes", "a\u0000\u001B[31mb", "a⟨U+0000⟩⟨U+001B⟩[31mb"],
    ["C1 controls", "a\u009Bb", "a⟨U+009B⟩b"],
    ["zero-width characters", "exa\u200Bmple\uFEFF", "exa⟨U+200B⟩mple⟨U+FEFF⟩"],
    ["isolates and marks", "\u2066a\u2069\u200F\u061C", "⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩"],
    ["tag characters", "a\u{E0041}", "a⟨U+E0041⟩"],
    ["fillers", "a\u3164\u2800", "a⟨U+3164⟩⟨U+2800⟩"],
    ["half a surrogate pair", "a\uD83D", "a⟨U+D83D⟩"],
    ["line feeds on one line", "a\nb", "a⟨U+000A⟩b"],
    ["a joiner between letters", "a\u200Db", "a⟨U+200D⟩b"],
    ["our own placeholder", "a\uE000b", "a⟨U+E000⟩b"],
  ];
  for (const [what, text, expected] of cases) {
    it(`marks ${what}`, () => assert.equal(visibleText(text), expected));
  }

  for (const text of [
    "plain",
    "证书 · ü",
    "*.example.com",
    "",
    "👩‍💻 ok",
    "👩🏽‍🚒",
    "❤️‍🔥",
    "🏳️‍🌈",
    "<b>&amp;",
  ]) {
    it(`leaves ${text} as it is`, () => assert.equal(visibleText(text), text));
  }

  it("keeps lines when asked to, and still marks the rest", () => {
    assert.equal(visibleText("a\n\tb\u202E\r", true), "a\n\tb⟨U+202E⟩⟨U+000D⟩");
  });
});

describe("mixedScripts", () => {
  it("names the scripts one label mixes", () => {
    assert.deepEqual(mixedScripts("ex\u0430mple.com"), ["Latin", "Cyrillic"]);
  });
  it("accepts a host of one script a label", () => {
    assert.deepEqual(mixedScripts("пример.com"), []);
    assert.deepEqual(mixedScripts("证书.example"), []);
  });
});

describe("looksLatin", () => {
  it("finds Cyrillic that can be taken for Latin", () => {
    assert.ok(looksLatin("аррӏе.com"));
    assert.ok(looksLatin("www.сосо.example"));
  });
  it("takes Cyrillic for what it is", () => {
    for (const host of ["пример.com", "жук.example", "сосо.рф", "example.com", "*.example.com", ""]) {
      assert.ok(!looksLatin(host), host);
    }
  });
});

describe("shortened", () => {
  it("leaves what fits", () => assert.equal(shortened("abc", 3), "abc"));
  it("cuts and says so", () => assert.equal(shortened("abcdef", 4), "abc…"));
  it("does not cut a character in two", () => assert.equal(shortened("ab👍cd", 4), "ab…"));
});
