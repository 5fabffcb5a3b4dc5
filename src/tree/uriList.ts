/** The URIs of a `text/uri-list` (RFC 2483, 5): one a line, comments left out, each once. */
export function urisInList(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== "" && !line.startsWith("#")))];
}
