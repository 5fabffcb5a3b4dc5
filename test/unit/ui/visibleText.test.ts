import assert from "node:assert/strict";
import { hasUnseen, shortened, visibleText } from "../../../src/ui/visibleText";

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

describe("words of look-alike letters", () => {
  const mark = "⟨look-alike letters⟩";
  const cases: readonly [string, string, string][] = [
    ["a name of mixed scripts", "\u0430pple.example.com", `${mark} \u0430pple.example.com`],
    ["a Cyrillic label that looks Latin", "www.аррӏе.com", `${mark} www.аррӏе.com`],
    ["a wildcard", "*.\u0430pple.com", `${mark} *.\u0430pple.com`],
    ["a word in a sentence", "Delete r\u0435d (id)?", `Delete ${mark} r\u0435d (id)?`],
    ["a word between Chinese", "证书\u0430pple的别名", `证书${mark} \u0430pple的别名`],
    ["a Greek letter", "g\u03BFogle", `${mark} g\u03BFogle`],
    ["a name before a file extension", "аррӏе.com.pem", `${mark} аррӏе.com.pem`],
    ["what also turns the text", "\u202E\u0430b", `⟨U+202E⟩${mark} \u0430b`],
  ];
  for (const [what, text, expected] of cases) {
    it(`marks ${what}, once`, () => {
      assert.equal(visibleText(text), expected);
      assert.equal(visibleText(expected), expected);
    });
  }

  for (const text of [
    "пример.com",
    "тест.pem",
    "сос.pem",
    "Прод: IT-отдел, API, 2 шт.",
    "сосо.",
    "证书.example",
    "Ελλάδα",
    "ünïcode-ñ",
    "5 µs",
  ]) {
    it(`leaves ${text} as it is`, () => assert.equal(visibleText(text), text));
  }

  it("takes no longer for a long text than for a short one, letter by letter", () => {
    for (const long of [
      "\u0430b".repeat(100_000),
      `\u0430b${".".repeat(300_000)}c`,
      `\u0430b${"-".repeat(300_000)}`,
    ]) {
      const started = performance.now();
      assert.equal(visibleText(long), `${mark} ${long}`);
      // Hundredths of that; with a pattern that goes back and forth it would be minutes.
      assert.ok(performance.now() - started < 5000);
    }
  });
});

describe("hasUnseen", () => {
  it("is about what is not seen only", () => {
    assert.ok(hasUnseen("a\u200Bb"));
    for (const text of ["plain", "别名", "\u0430pple", "👩‍💻"]) assert.ok(!hasUnseen(text), text);
  });
});

describe("shortened", () => {
  it("leaves what fits", () => assert.equal(shortened("abc", 3), "abc"));
  it("cuts and says so", () => assert.equal(shortened("abcdef", 4), "abc…"));
  it("does not cut a character in two", () => assert.equal(shortened("ab👍cd", 4), "ab…"));
});
