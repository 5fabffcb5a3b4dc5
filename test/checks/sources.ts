import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";

export const root = join(import.meta.dirname, "../..");

/** A source file, parsed. `path` is relative to the project, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

let parsed: readonly Source[] | undefined;

/** Every TypeScript file of the product, read once. */
export function productSources(): readonly Source[] {
  parsed ??= readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => parse(relative(root, file).split(sep).join("/"), readFileSync(file, "utf8")))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return parsed;
}

export function parse(path: string, text: string): Source {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** All nodes of a file, in its order, parents before children. */
export function* nodesOf({ tree }: Source): Generator<ts.Node> {
  const waiting: ts.Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...[...node.getChildren()].reverse());
  }
}

export function* callsOf(source: Source): Generator<ts.CallExpression> {
  for (const node of nodesOf(source)) if (ts.isCallExpression(node)) yield node;
}

/** `src/a.ts:12`, where an editor's terminal finds it. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
