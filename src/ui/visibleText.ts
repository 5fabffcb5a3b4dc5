// Text from elsewhere (aliases, domains, the service's words), made safe to look at. Plain: runs without the editor.

/**
 * Characters that are not seen, or that change how their neighbours are seen: control characters (C0, DEL, C1), the
 * soft hyphen, Arabic letter mark, Hangul and Mongolian fillers, zero-width characters, line and paragraph separators,
 * bidirectional controls (UAX #9), the braille blank, the byte-order mark, halves of surrogate pairs, tag characters.
 */
const deceptive =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/** The text on one line, with what deceives the eye replaced by marks such as `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text.replace(deceptive, markOf);
}

function markOf(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
