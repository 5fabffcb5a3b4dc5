/** Two are in use; junk may have a million. */
const maxHeaders = 20;

/** What stands between the BEGIN line of a block and its base64. */
export interface Headers {
  readonly headers: ReadonlyMap<string, string>;
  /** Where the base64 starts. */
  readonly end: number;
}

export const noHeaders: ReadonlyMap<string, string> = new Map();

const headerLine = /[ \t]*([A-Za-z][A-Za-z0-9-]*):[ \t]*([^\r\n]*)(?:\r\n|\n|\r|$)/y;
const continuationLine = /[ \t]+([^\r\n:]*)(?:\r\n|\n|\r|$)/y;
const lineEnd = /[ \t]*(?:\r\n|\n|\r)/y;

/**
 * `Name: value` lines right after the BEGIN line (RFC 1421, 4.4), a value continued on an indented line.
 *
 * @param from the end of the BEGIN line's dashes
 * @param limit where the block ends at the latest
 */
export function readHeaders(text: string, from: number, limit: number): Headers {
  const headers = new Map<string, string>();
  let end = matchAt(lineEnd, text, from, limit)?.end ?? limit;
  while (headers.size < maxHeaders) {
    const header = matchAt(headerLine, text, end, limit);
    if (header === undefined) break;
    const [name = "", value = ""] = header.groups;
    const more = value.endsWith(",") ? matchAt(continuationLine, text, header.end, limit) : undefined;
    end = (more ?? header).end;
    headers.set(name, (value + (more?.groups[0] ?? "")).trim());
  }
  return headers.size === 0 ? { headers: noHeaders, end: from } : { headers, end };
}

/** What a pattern finds at the offset, if it ends before the limit. */
function matchAt(
  pattern: RegExp,
  text: string,
  offset: number,
  limit: number,
): { readonly groups: readonly string[]; readonly end: number } | undefined {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  if (match === null || offset + match[0].length > limit) return undefined;
  return { groups: match.slice(1), end: offset + match[0].length };
}
