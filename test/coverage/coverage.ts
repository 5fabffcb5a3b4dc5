import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type PlaceRule, placeRules } from "./places";
import type { ItemKind, SeedItem } from "./seedTables";

const root = resolve(import.meta.dirname, "../..");

/** An item and its place. Without a product file it is not shown yet, without a test nothing shows that it works. */
export interface CoveredItem {
  readonly item: SeedItem;
  readonly product?: string;
  readonly test?: string;
}

/** Finds the place of every item: by the first rule whose product and test both name it, else by one whose product does. */
export function coverageOf(
  items: readonly SeedItem[],
  rules: readonly PlaceRule[] = placeRules,
): CoveredItem[] {
  return items.map((item) => {
    const fitting = rules.filter((rule) => isMeant(rule, item) && names(rule, rule.product, item));
    const tested = fitting.find((rule) => names(rule, rule.test, item));
    if (tested !== undefined) return { item, product: tested.product, test: tested.test };
    const [untested] = fitting;
    return untested === undefined ? { item } : { item, product: untested.product };
  });
}

function isMeant(rule: PlaceRule, { kind, action, name }: SeedItem): boolean {
  if (rule.kind !== kind) return false;
  return (rule.actions?.includes(action) ?? true) && (rule.names?.test(name) ?? true);
}

function names({ says }: PlaceRule, file: string, item: SeedItem): boolean {
  if (says === null) return existsSync(join(root, file));
  return mentions(file, says === undefined ? item.name : says(item));
}

const texts = new Map<string, string>();

/** Whether a file is there and has these words, not as part of a longer one. */
function mentions(file: string, words: string): boolean {
  const path = join(root, file);
  const text = texts.get(file) ?? (existsSync(path) ? readFileSync(path, "utf8") : "");
  texts.set(file, text);
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${escaped}(?!\\w|[.-]\\w)`).test(text);
}

const notShown = "not shown yet";
const notTested = "no test yet";

const kindTitles: Readonly<Record<ItemKind, string>> = {
  parameter: "Parameters",
  field: "Response fields",
  status: "Statuses",
  error: "Error codes",
  value: "Named values",
  rule: "Rules",
};

const intro = `# Coverage of the specification documents

Every parameter, response field, status, error code, named value and rule in the tables and examples of the five
specification documents, with its place in the product and the test that shows it. Made by \`npm run coverage\` from
\`test/fixtures/seed-tables.json\` (what the documents list) and \`test/coverage/places.ts\` (where things are); a place
counts only if its files name the item. A check compares this page with both. The number in the last column is that of the
document.
`;

/** The page `docs/coverage.md`. */
export function coveragePage(covered: readonly CoveredItem[]): string {
  const actions = [...new Set(covered.map(({ item }) => item.action))];
  const shown = covered.filter(({ product }) => product !== undefined).length;
  const tested = covered.filter(({ test }) => test !== undefined).length;
  const missing = `${covered.length - shown} are ${notShown}, ${shown - tested} have ${notTested}`;
  const summary = `${tested} of ${covered.length} items have a place and a test; ${missing}.`;
  const sections = actions.flatMap((action) => [
    `## ${action}`,
    ...kindsOf(covered, action).map((kind) => section(covered, action, kind)),
  ]);
  return `${[intro, summary, ...sections].join("\n\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

function kindsOf(covered: readonly CoveredItem[], action: string): ItemKind[] {
  return [...new Set(covered.filter(({ item }) => item.action === action).map(({ item }) => item.kind))];
}

function section(covered: readonly CoveredItem[], action: string, kind: ItemKind): string {
  const lines = covered
    .filter(({ item }) => item.action === action && item.kind === kind)
    .map(({ item, product, test }) => {
      const where = product === undefined ? [notShown, ""] : [code(product), code(test)];
      return `| ${[`\`${item.name}\``, item.text.replaceAll("|", "\\|"), ...where, item.seeds.join(", ")].join(" | ")} |`;
    });
  const head = "| Name | Type or meaning | Place | Test | Document |\n|---|---|---|---|---|";
  return `### ${kindTitles[kind]}\n\n${head}\n${lines.join("\n")}`;
}

function code(file: string | undefined): string {
  return file === undefined ? notTested : `\`${file}\``;
}
