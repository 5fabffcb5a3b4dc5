import assert from "node:assert/strict";
import { markdownTable } from "../../../src/ui/markdownTable";

describe("markdownTable", () => {
  const cellOf = (value: string) => markdownTable([["Alias", value]]).split("\n")[2];

  it("is a table of two columns with its labels in bold", () => {
    assert.equal(
      markdownTable([
        ["Domain", "example"],
        ["ID", "abc123"],
      ]),
      "| | |\n|---|---|\n| **Domain** | example |\n| **ID** | abc123 |",
    );
  });

  it("escapes every ASCII punctuation character", () => {
    const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const escaped = [...punctuation].map((character) => `\\${character}`).join("");
    assert.equal(cellOf(punctuation), `| **Alias** | ${escaped} |`);
  });

  const hostile = [
    "[click](command:workbench.action.quit)",
    "![](https://tracker.example/x.png)",
    "https://tracker.example and www.example.com",
    "<img src=x onerror=alert(1)>",
    "a | b | c",
    "`code` **bold** $(error)",
    "&lt;b&gt;",
    "line\n# heading\r\n| x | y |",
  ];
  for (const text of hostile) {
    it(`keeps to its cell: ${JSON.stringify(text)}`, () => {
      const table = markdownTable([["Alias", text]]);
      assert.equal(table.split(/[\r\n]/).length, 3);
      const cell = table.split("\n")[2]?.slice("| **Alias** | ".length, -" |".length) ?? "";
      // Without the escaped characters nothing is left that Markdown would act on.
      assert.doesNotMatch(cell.replace(/\\[!-/:-@[-`{-~]/g, ""), /[!-/:-@[-`{-~]/);
    });
  }

  it("marks characters that deceive the eye", () => {
    assert.match(cellOf("shop\u202Emoc.elpmaxe") ?? "", /shop⟨U\\\+202E⟩moc/);
  });

  it("leaves other languages as they are", () => {
    assert.equal(cellOf("证书 bücher"), "| **Alias** | 证书 bücher |");
  });
});
