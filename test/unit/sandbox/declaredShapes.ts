import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/** What a field may hold: `string`, `number`, `boolean`, or the name of an interface; `isArray` of these. */
interface FieldType {
  readonly name: string;
  readonly isArray: boolean;
}

type Interfaces = ReadonlyMap<string, ReadonlyMap<string, FieldType>>;

let known: Interfaces | undefined;

/** The interfaces of the ssl service as the official SDK declares them, read from its type definitions once. */
function interfaces(): Interfaces {
  known ??= readInterfaces();
  return known;
}

function readInterfaces(): Interfaces {
  const file = createRequire(import.meta.url).resolve(
    "tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.d.ts",
  );
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const declarations = tree.statements.filter((statement) => ts.isInterfaceDeclaration(statement));
  return new Map(declarations.map((declaration) => [declaration.name.text, fieldsOf(declaration, tree)]));
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
 * How an answer differs from an interface of the official SDK: fields it does not declare, values of another type, and
 * declared fields that are not there (unless `optional` names them, as `Interface.Field`). Null goes for every type.
 */
export function differences(value: unknown, name: string, optional: ReadonlySet<string>): string[] {
  const fields = interfaces().get(name);
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
      return type === undefined
        ? [`${name}.${field} is not declared`]
        : memberDifferences(member, type, `${name}.${field}`, optional);
    }),
  ];
}

function memberDifferences(
  value: unknown,
  { name, isArray }: FieldType,
  path: string,
  optional: ReadonlySet<string>,
): string[] {
  if (value === null) return [];
  if (isArray) {
    if (!Array.isArray(value)) return [`${path} is no array`];
    return value.flatMap((item) => memberDifferences(item, { name, isArray: false }, path, optional));
  }
  if (!["string", "number", "boolean"].includes(name)) return differences(value, name, optional);
  return typeof value === name ? [] : [`${path} is a ${typeof value}, declared ${name}`];
}
