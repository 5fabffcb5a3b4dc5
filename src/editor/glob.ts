// Glob patterns as the editor understands them. Plain: runs without the editor.

/** A path as a pattern for itself. */
export function escapeGlob(path: string): string {
  return path.replace(/[*?[\]{}]/g, (character) => `[${character}]`);
}

/** A pattern for some paths and nothing else. */
export function anyOfPaths(paths: readonly string[]): string {
  const escaped = paths.map((path) => escapeGlob(path).replaceAll(",", "[,]"));
  return escaped.length === 1 ? (escaped[0] ?? "") : `{${escaped.join(",")}}`;
}

/**
 * A pattern that matches what any of the patterns matches. Alternatives in braces are written out first: the editor's
 * search takes no braces inside braces.
 */
export function anyOfGlobs(patterns: readonly string[]): string {
  const flat = [...new Set(patterns.flatMap((pattern) => withoutBraces(pattern)))];
  return flat.length === 1 ? (flat[0] ?? "") : `{${flat.join(",")}}`;
}

/** `a/{b,c}` as `a/b` and `a/c`. */
function withoutBraces(pattern: string): readonly string[] {
  const inner = /\{([^{}]*)\}/.exec(pattern);
  if (inner === null) return [pattern];
  const [group, alternatives = ""] = inner;
  const [before, after] = [pattern.slice(0, inner.index), pattern.slice(inner.index + group.length)];
  return alternatives.split(",").flatMap((one) => withoutBraces(before + one + after));
}

/** The patterns that are switched on in a setting such as `files.exclude`; conditions (`when`) are not looked at. */
export function activePatterns(setting: unknown): readonly string[] {
  if (typeof setting !== "object" || setting === null) return [];
  return Object.entries(setting).flatMap(([pattern, value]) => (value === true ? [pattern] : []));
}
