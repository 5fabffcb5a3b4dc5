import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
/** Beside the checkout where the project is developed; not part of it. */
const reference = resolve(root, "../shared/reference/tencent-ssl-api.md");

/** What was read from the reference, kept because it is not in the project. */
export const referenceFixture = join(root, "test/fixtures/reference-tables.json");

export interface DocumentedParameter {
  /** As the reference writes it: `string`, `number[]`, `Tags[]` … */
  readonly type: string;
  readonly required: boolean;
}

export interface DocumentedAction {
  readonly parameters: Readonly<Record<string, DocumentedParameter>>;
  readonly fields: readonly string[];
  readonly codes: readonly string[];
}

/** What the reference lists of the two generations of the API. */
export interface ReferenceTables {
  /** API 3.0, by name. */
  readonly actions: Readonly<Record<string, DocumentedAction>>;
  /** Names of actions it does not describe further. */
  readonly namesOnly: readonly string[];
  /** Section 1.10: the codes every action can end with. */
  readonly common: readonly string[];
  /** Section 2.30: the codes it has the service's words of. */
  readonly worded: readonly string[];
  /** Section 3.5: the codes of the legacy API. */
  readonly legacy: readonly string[];
}

/** The reference itself, where it is at hand. */
export function referenceText(): string | undefined {
  return existsSync(reference) ? readFileSync(reference, "utf8") : undefined;
}

export function knownReference(): ReferenceTables {
  return JSON.parse(readFileSync(referenceFixture, "utf8")) as ReferenceTables;
}

/** Every error code of API 3.0 the reference lists anywhere, sorted. */
export function allCodes({ actions, common, worded }: ReferenceTables): string[] {
  const ofActions = Object.values(actions).flatMap(({ codes }) => codes);
  return [...new Set([...common, ...worded, ...ofActions])].toSorted();
}

/** Reads the tables of the reference. */
export function readReference(text: string): ReferenceTables {
  const actions = actionsOf(text);
  return {
    actions,
    namesOnly: inventory(text).filter((name) => !Object.hasOwn(actions, name)),
    common: commonCodes(text),
    worded: codesOfTable(section(text, "### 2.30 ")),
    legacy: [...section(text, "## 3.5 ").matchAll(/^\| ([\d /]+) \|/gm)]
      .flatMap(([, codes = ""]) => codes.split("/").map((code) => code.trim()))
      .filter((code) => code !== "0"),
  };
}

/** From a heading to the next one of its depth or above. */
function section(text: string, heading: string): string {
  const from = text.indexOf(`\n${heading}`) + 1;
  const rest = text.slice(from + heading.length);
  const end = rest.search(new RegExp(`^#{1,${heading.indexOf(" ")}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end);
}

function actionsOf(text: string): Record<string, DocumentedAction> {
  const names = [...text.matchAll(/^### (2\.\d+) (\w+) {2}\(/gm)];
  return Object.fromEntries(
    names.map(([, number = "", name = ""]) => {
      const told = section(text, `### ${number} ${name}`);
      const [, codes = ""] = /^Error codes \([^)]*\): (.+)$/m.exec(told) ?? [];
      return [
        name,
        {
          parameters: Object.fromEntries(
            members(told, `${name}Request`).map(({ name: parameter, optional, type }) => [
              parameter,
              { type, required: !optional },
            ]),
          ),
          fields: members(told, `${name}Response`).map((field) => field.name),
          codes: codes.match(/[\w.]+/g) ?? [],
        },
      ];
    }),
  );
}

function members(told: string, name: string) {
  const [, body = ""] = new RegExp(`^interface ${name} \\{.*\\n([^}]*)\\}`, "m").exec(told) ?? [];
  return [...body.matchAll(/^ {2}(\w+)(\??): ([^;]+);/gm)].map(([, field = "", mark, type = ""]) => ({
    name: field,
    optional: mark === "?",
    type,
  }));
}

/** Codes with a dot in front add to the one before them: `RequestLimitExceeded.A`, `.B`. */
function commonCodes(text: string): string[] {
  const [table = ""] = section(text, "## 1.10 ").split("\nMessage texts");
  const cells = [...table.matchAll(/^\| (`.+?`) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => {
    const codes = [...cell.matchAll(/`([\w.]+)`/g)].map(([, code = ""]) => code);
    const family = codes[0]?.split(".")[0] ?? "";
    return codes.map((code) => (code.startsWith(".") ? family + code : code));
  });
}

function codesOfTable(table: string): string[] {
  return [...table.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, code = ""]) => code);
}

/** The lists of all actions' names: of both sites, and of one only. */
function inventory(text: string): string[] {
  const lists = section(text, "### 2.29 ").matchAll(
    /^(?:All actions|CN only|INTL SDK only)[^:]*: ([\w, ]+)/gm,
  );
  return [...lists].flatMap(([, names = ""]) => names.split(", ")).map((name) => name.trim());
}
