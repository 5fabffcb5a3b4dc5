// Text from elsewhere (aliases, domains, the service's words), made safe to look at. Plain: runs without the editor.
import { markLookAlikes } from "./lookAlikes";

/** Nothing in it can deceive. */
const printableAscii = /^[ -~]*$/;

/**
 * Characters that are not seen, or that change how their neighbours are seen: control characters (C0, DEL, C1), the
 * soft hyphen, Arabic letter mark, Hangul and Mongolian fillers, zero-width characters, line and paragraph separators,
 * bidirectional controls (UAX #9), the braille blank, the byte-order mark, halves of surrogate pairs, tag characters.
 */
const deceptive =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

const lineBreaks = /[\t\n]/g;

/** A zero-width joiner between two pictures makes one emoji of them. */
const joinsEmoji =
  /(?<=\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D(?=\p{Extended_Pictographic})/gu;
const joinPlaceholder = "\uE000";

/**
 * The text on one line, with marks where it deceives the eye: `⟨U+202E⟩` in place of a character that is not seen,
 * `⟨look-alike letters⟩` before a word of mixed scripts. Emoji stay whole.
 * @param keepLines leaves line feeds and tabs as they are, for text that is shown in lines.
 */
export function visibleText(text: string, keepLines = false): string {
  return printableAscii.test(text) ? text : markLookAlikes(withUnseenMarked(text, keepLines));
}

/** Whether a text holds characters that are not seen, or that turn it around. */
export function hasUnseen(text: string): boolean {
  return withUnseenMarked(text) !== text;
}

/** Without the characters that are not seen, for a text that is proposed to the user as theirs. */
export function withoutUnseen(text: string): string {
  return text.replace(deceptive, "").replace(lineBreaks, " ");
}

/** Only what is not seen is marked, in no language: for the log. Otherwise as {@link visibleText}. */
export function withUnseenMarked(text: string, keepLines = false): string {
  const marked = text
    .replaceAll(joinPlaceholder, markOf)
    .replace(joinsEmoji, joinPlaceholder)
    .replace(deceptive, markOf)
    .replaceAll(joinPlaceholder, "\u200D");
  return keepLines ? marked : marked.replace(lineBreaks, markOf);
}

function markOf(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** Characters of a line in a tree, a list or a dialog: no narrower view shows more, and a dialog of more has no end. */
export const longestLabel = 300;

/** At most `length` characters; what was cut is said by an ellipsis. Whole code points are kept. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const last = cut.charCodeAt(cut.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}
