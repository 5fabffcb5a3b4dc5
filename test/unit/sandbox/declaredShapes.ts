import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/** What a field may hold: `string`, `number`, `boolean`, or the name of an interface; `isArray` of these. */
interface FieldType {
  readonly name: string;
  readonly isArray: boolean;
}

type Interfaces = ReadonlyMap<string, ReadonlyMap<string, FieldType>>;

const require = createRequire(import.meta.url);
const sources = {
  china: "tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.d.ts",
  international: "tencentcloud-sdk-nodejs-intl-en/tencentcloud/ssl/v20191205/models.js",
} as const;

/** Which official SDK's declarations an answer is compared with. */
export type Site = keyof typeof sources;

const readers: Readonly<Record<Site, (file: string) => Interfaces>> = {
  china: readInterfaces,
  international: readClasses,
};
const known = new Map<Site, Interfaces>();

/** The structures of the ssl service as an official SDK declares them, read from its files once. */
function declared(site: Site): Interfaces {
  const read = known.get(site) ?? readers[site](require.resolve(sources[site]));
  known.set(site, read);
  return read;
}

/** The type definitions of the China site's SDK. */
function readInterfaces(file: string): Interfaces {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const declarations = tree.statements.filter((statement) => ts.isInterfaceDeclaration(statement));
  return new Map(declarations.map((declaration) => [declaration.name.text, fieldsOf(declaration, tree)]));
}

/** The classes of the international SDK: `@type {Array.<Tags> || null}` stands above each `this.Tags = null`. */
function readClasses(file: string): Interfaces {
  const classes = readFileSync(file, "utf8")
    .split(/^class /m)
    .slice(1);
  return new Map(
    classes.map((text) => {
      const fields = text.matchAll(/@type \{(?:(Array)\.<)?(\w+)[^\n]*\n\s*\*\/\s*this\.(\w+) = null/g);
      const found = [...fields].map(([, array, name = "", field = ""]): [string, FieldType] => [
        field,
        { name, isArray: array !== undefined },
      ]);
      return [text.slice(0, text.indexOf(" ")), new Map(found)];
    }),
  );
}

function fieldsOf(declaration: ts.InterfaceDeclaration, tree: ts.SourceFile): Map<string, FieldType> {
  const fields = declaration.members.filter((member) => ts.isPropertySignature(member));
  return new Map(
    fields.map((field) => {
      const text = field.type?.getText(tree) ?? "unknown";
      const [, element] = /^Array<(.*)>$/.exec(text) ?? [];
      return [field.name.getText(tree), { name: element ?? text, isArray: element !== undefined }];
    }),
  );
}

/**
 * How an answer differs from a structure of an official SDK: fields it does not declare, values of another type, and
 * declared fields that are not there (unless `optional` names them, as `Interface.Field`). Null goes for every type. The
 * international SDK declares less than the China site has: what is more than that is no difference.
 */
export function differences(
  value: unknown,
  name: string,
  optional: ReadonlySet<string>,
  site: Site = "china",
): string[] {
  const fields = declared(site).get(name);
  if (fields === undefined) return [`the SDK declares no ${name}`];
  if (typeof value !== "object" || value === null) return [`${name} is ${typeof value}`];
  const given = value as Readonly<Record<string, unknown>>;
  const missing = [...fields.keys()].filter(
    (field) => !(field in given) && !optional.has(`${name}.${field}`),
  );
  return [
    ...missing.map((field) => `${name}.${field} is missing`),
    ...Object.entries(given).flatMap(([field, member]) => {
      const type = fields.get(field);
      const path = `${name}.${field}`;
      if (type === undefined) return site === "china" ? [`${path} is not declared`] : [];
      return memberDifferences(member, type, path, (item) => differences(item, type.name, optional, site));
    }),
  ];
}

function memberDifferences(
  value: unknown,
  { name, isArray }: FieldType,
  path: string,
  ofStructure: (item: unknown) => string[],
): string[] {
  if (value === null) return [];
  if (isArray) {
    if (!Array.isArray(value)) return [`${path} is no array`];
    return value.flatMap((item) => memberDifferences(item, { name, isArray: false }, path, ofStructure));
  }
  if (!["string", "number", "boolean"].includes(name)) return ofStructure(value);
  return typeof value === name ? [] : [`${path} is a ${typeof value}, declared ${name}`];
}
