import assert from "node:assert/strict";
import ts from "typescript";
import { nodesOf, parse, placeOf, productSources, type Source } from "./sources";

interface Rule {
  readonly what: string;
  readonly applies: (path: string) => boolean;
  readonly matches: (node: ts.Node) => boolean;
  /** A line that breaks the rule. */
  readonly sample: string;
}

const everywhere = () => true;
const inWebviews = (path: string) => /^src\/(webview|detail|uploadReport)\//.test(path);

const parsesHtml = new Set([
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "createContextualFragment",
  "setHTMLUnsafe",
]);

/** Where texts become links and pictures unless `ui/notify.ts` and `ui/cancellable.ts` have seen them. */
const guarded = /^vscode\.window\.(show(Information|Warning|Error)Message|withProgress)$/;

/** These show their progress in the view or in the status bar, which makes no links. */
const guards = /^src\/(ui\/(notify|cancellable)|tree\/viewMessage|commands\/whenListed)\.ts$/;

const rules: readonly Rule[] = [
  {
    what: "console",
    applies: everywhere,
    matches: (node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === "console",
    sample: "console.log(1)",
  },
  {
    what: "text parsed as HTML",
    applies: everywhere,
    matches: (node) => ts.isIdentifier(node) && parsesHtml.has(node.text),
    sample: "element.innerHTML = text",
  },
  {
    what: "document.write",
    applies: everywhere,
    matches: (node) => ts.isPropertyAccessExpression(node) && /^document\.write(ln)?$/.test(node.getText()),
    sample: "document.write(text)",
  },
  {
    what: "text run as code",
    applies: everywhere,
    matches: (node) =>
      (ts.isCallExpression(node) && /^(globalThis\.|window\.)?eval$/.test(node.expression.getText())) ||
      ((ts.isCallExpression(node) || ts.isNewExpression(node)) && node.expression.getText() === "Function") ||
      (ts.isCallExpression(node) &&
        /^(globalThis\.|window\.)?set(Timeout|Interval)$/.test(node.expression.getText()) &&
        node.arguments[0] !== undefined &&
        ts.isStringLiteralLike(node.arguments[0])),
    sample: "eval(text)",
  },
  {
    what: "an inline style or handler in HTML",
    applies: inWebviews,
    matches: (node) => isText(node) && /<[^>]*\s(style|on[a-z]+)\s*=/i.test(node.getText()),
    sample: 'const html = `<p class="a" style="color:red">`',
  },
  {
    what: "an inline style or handler set as an attribute",
    applies: inWebviews,
    matches: (node) =>
      ts.isCallExpression(node) &&
      /\.setAttribute$/.test(node.expression.getText()) &&
      /^["'`](style|on[a-z]+)["'`]$/i.test(node.arguments[0]?.getText() ?? ""),
    sample: `element.setAttribute("onclick", text)`,
  },
  {
    what: "a handler set as a property",
    applies: inWebviews,
    matches: (node) =>
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      /^on[a-z]+$/.test(node.left.name.text),
    sample: "button.onclick = run",
  },
  {
    what: "a message or progress in which foreign words could become a link",
    applies: (path) => !guards.test(path),
    matches: (node) => ts.isPropertyAccessExpression(node) && guarded.test(node.getText()),
    sample: "void vscode.window.showErrorMessage(text)",
  },
];

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function breaches({ matches, applies }: Rule, source: Source): readonly string[] {
  if (!applies(source.path)) return [];
  return [...nodesOf(source)].filter(matches).map((node) => placeOf(source, node));
}

describe("never in the source", () => {
  const sources = productSources();

  for (const rule of rules) {
    it(rule.what, () => {
      assert.deepEqual(
        sources.flatMap((source) => breaches(rule, source)),
        [],
      );
    });

    it(`${rule.what}: would be noticed`, () => {
      assert.deepEqual(breaches(rule, parse("src/webview/sample.ts", rule.sample)), [
        "src/webview/sample.ts:1",
      ]);
    });
  }
});
