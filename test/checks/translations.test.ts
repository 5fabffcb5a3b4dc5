import assert from "node:assert/strict";
import ts from "typescript";
import { callsOf, nodesOf, parse, placeOf, productSources, readJson, type Source } from "./sources";

/** The two functions that pass templates on and therefore cannot have literals: their callers are checked. */
const passesTemplatesOn = "src/ui/localize.ts";

/** A string for the user, as a call names it. */
interface Template {
  readonly place: string;
  /** Absent when it is not a literal. */
  readonly text?: string;
  /** How many arguments it gets; absent when they are spread. */
  readonly args?: number;
}

function templatesOf(source: Source): readonly Template[] {
  return [...callsOf(source)].filter(takesTemplate).map((call) => {
    const [first, ...rest] = call.arguments;
    const place = placeOf(source, call);
    if (first === undefined || !ts.isStringLiteralLike(first)) return { place };
    return rest.some(ts.isSpreadElement)
      ? { place, text: first.text }
      : { place, text: first.text, args: rest.length };
  });
}

/** `message(…)`, `l10n.t(…)` or `vscode.l10n.t(…)`. */
function takesTemplate({ expression }: ts.CallExpression): boolean {
  return (
    (ts.isIdentifier(expression) && expression.text === "message") ||
    /^(vscode\s*\.\s*)?l10n\s*\.\s*t$/.test(expression.getText())
  );
}

function placeholders(template: string): readonly string[] {
  return [...new Set(template.match(/\{\d+\}/g) ?? [])].sort();
}

/** What is wrong between the templates of the sources and a bundle of translations. */
function problemsOf(sources: readonly Source[], bundle: Readonly<Record<string, string>>): readonly string[] {
  const templates = sources.filter(({ path }) => path !== passesTemplatesOn).flatMap(templatesOf);
  const used = new Set(templates.map(({ text }) => text));
  const orphans = Object.keys(bundle).filter((text) => !used.has(text));
  return [
    ...templates.flatMap((template) => problemOf(template, bundle) ?? []),
    ...orphans.map((text) => `the bundle translates what no source says: ${JSON.stringify(text)}`),
  ];
}

function problemOf(
  { place, text, args }: Template,
  bundle: Readonly<Record<string, string>>,
): string | undefined {
  if (text === undefined) return `${place}: the template is not a string literal`;
  const needed = placeholders(text);
  if (args !== undefined && needed.length !== args) {
    return `${place}: ${needed.length} placeholders, ${args} arguments: ${JSON.stringify(text)}`;
  }
  const translation = bundle[text];
  if (!translation) return `${place}: not translated: ${JSON.stringify(text)}`;
  return placeholders(translation).join() === needed.join()
    ? undefined
    : `${place}: the translation of ${JSON.stringify(text)} has other placeholders`;
}

/** Keys `%key%` that a manifest uses. */
function manifestKeys(value: unknown): readonly string[] {
  if (typeof value === "string") return /^%(.+)%$/.exec(value)?.slice(1) ?? [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(manifestKeys) : [];
}

/** Members of `contributes` that a user reads, and that therefore must be keys. */
const readByUsers = new Set([
  "title",
  "category",
  "description",
  "markdownDescription",
  "contents",
  "enumDescriptions",
  "markdownEnumDescriptions",
  "contextualTitle",
  "name",
  "shortTitle",
  "accessibilityHelpContent",
  "markdownDeprecationMessage",
]);

function untranslated(value: unknown, name = ""): readonly string[] {
  if (typeof value === "string") {
    return readByUsers.has(name) && !/^%.+%$/.test(value) ? [`${name}: ${JSON.stringify(value)}`] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => untranslated(item, name));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => untranslated(item, key));
}

describe("translations", () => {
  const bundle = readJson("l10n/bundle.l10n.zh-cn.json") as Record<string, string>;
  const manifest = readJson("package.json") as { readonly contributes: unknown };

  it("every string of the source is a literal with a translation, and no translation is left over", () => {
    assert.deepEqual(problemsOf(productSources(), bundle), []);
  });

  it("the source does call for translations", () => {
    const templates = productSources().flatMap(templatesOf);
    assert.ok(templates.length > 50, `found only ${templates.length}`);
  });

  it("only one place passes templates on", () => {
    const source = productSources().find(({ path }) => path === passesTemplatesOn);
    assert.ok(source !== undefined);
    const indirect = templatesOf(source).filter(({ text }) => text === undefined);
    assert.equal(indirect.length, 1);
  });

  it("l10n.t is called as a function of vscode.l10n, never under another name", () => {
    const renamed = productSources().flatMap((source) =>
      [...nodesOf(source)]
        .filter((node) => /^(const|let) \{[^}]*\bt\b[^}]*\} = (vscode\.)?l10n$/.test(node.getText()))
        .map((node) => placeOf(source, node)),
    );
    assert.deepEqual(renamed, []);
  });

  it("the manifest and its two languages have the same keys", () => {
    const used = [...new Set(manifestKeys(manifest))].sort();
    assert.deepEqual(Object.keys(readJson("package.nls.json") as object).sort(), used);
    assert.deepEqual(Object.keys(readJson("package.nls.zh-cn.json") as object).sort(), used);
  });

  it("the manifest has no string for users that is not a key", () => {
    assert.deepEqual(untranslated(manifest.contributes), []);
  });

  it("commands in welcome texts are the same in both languages", () => {
    const links = (path: string) =>
      Object.entries(readJson(path) as Record<string, string>)
        .map(([key, text]) => [key, text.match(/\((command:[^)]+)\)/g) ?? []] as const)
        .filter(([, found]) => found.length > 0)
        .sort();
    assert.deepEqual(links("package.nls.zh-cn.json"), links("package.nls.json"));
  });

  describe("would notice", () => {
    const problems = (text: string, translations: Record<string, string> = {}) =>
      problemsOf([parse("src/sample.ts", text)], translations);

    it("a missing translation", () => {
      assert.match(problems(`message("Hello")`)[0] ?? "", /sample\.ts:1: not translated: "Hello"/);
      assert.match(problems(`\nvscode.l10n.t("Hello")`)[0] ?? "", /sample\.ts:2: not translated/);
    });

    it("a translation left over", () => {
      assert.match(problems("", { Hello: "你好" })[0] ?? "", /no source says/);
    });

    it("a template that is put together", () => {
      assert.match(problems('l10n.t("a" + b)')[0] ?? "", /not a string literal/);
      assert.match(problems(`message(\`a \${b}\`)`)[0] ?? "", /not a string literal/);
    });

    it("other placeholders, and another number of arguments", () => {
      assert.match(
        problems(`message("{0} of {1}", 1, 2)`, { "{0} of {1}": "{0}" })[0] ?? "",
        /other placeholders/,
      );
      assert.match(
        problems(`message("{0} of {1}", 1)`, { "{0} of {1}": "{1} {0}" })[0] ?? "",
        /2 placeholders, 1/,
      );
    });

    it("nothing where nothing is wrong", () => {
      assert.deepEqual(problems(`message("{0} of {1}", a, b)`, { "{0} of {1}": "{1} 中的 {0}" }), []);
    });

    it("a plain string in the manifest", () => {
      assert.deepEqual(untranslated({ commands: [{ title: "Hello" }] }), ['title: "Hello"']);
    });
  });
});
