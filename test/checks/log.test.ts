import assert from "node:assert/strict";
import ts from "typescript";
import { callsOf, nodesOf, parse, placeOf, productSources, type Source } from "./sources";

/** Names of functions that give a text in the user's language, or a `Secret`'s content. */
const notForTheLog = /^(localize|t|errorSentences|unwrap|say|translate)$/;

/** Calls that write to the log: `log().warn(…)`, `this.#parts.log(…)`, `log(…)`. */
function writesToLog({ expression }: ts.CallExpression): boolean {
  const text = expression.getText().replace(/\s+/g, "");
  return /(^|\.)log\(\)\.(trace|debug|info|warn|error|append\w*)$/.test(text) || /(^|[.#])log$/.test(text);
}

/** Where something is logged that is translated first: a report of a bug must be readable by whoever gets it. */
function translatedLines(source: Source): readonly string[] {
  return [...callsOf(source)].filter(writesToLog).flatMap((call) =>
    call.arguments
      .flatMap((argument) => [...nodesOf({ ...source, tree: argument as unknown as ts.SourceFile })])
      .filter((node) => ts.isIdentifier(node) && notForTheLog.test(node.text))
      .map((node) => placeOf(source, node)),
  );
}

describe("the log", () => {
  it("is in English, and holds no secret that was opened", () => {
    assert.deepEqual(productSources().flatMap(translatedLines), []);
  });

  it("has lines in many places", () => {
    const lines = productSources().flatMap((source) => [...callsOf(source)].filter(writesToLog));
    assert.ok(lines.length >= 30, `${lines.length} calls`);
  });

  it("would notice a translated line, however it is written", () => {
    for (const text of [
      'log().warn(vscode.l10n.t("It failed"))',
      'log().error("It failed: " + localize(error.cause))',
      "this.#parts.log(errorSentences(error).join())",
      'this.#log("signed with " + unwrap(key))',
    ]) {
      assert.equal(translatedLines(parse("src/sample.ts", text)).length, 1, text);
    }
    assert.deepEqual(translatedLines(parse("src/sample.ts", 'log().warn(action + " failed: " + code)')), []);
  });
});
