// Text from elsewhere (aliases, domains, the service's words), made safe to look at. Plain: runs without the editor.

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
 * The text on one line, with what deceives the eye replaced by marks such as `⟨U+202E⟩`. Emoji stay whole.
 * @param keepLines leaves line feeds and tabs as they are, for text that is shown in lines.
 */
export function visibleText(text: string, keepLines = false): string {
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

const scripts = {
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Armenian: /\p{Script=Armenian}/u,
};

/** The scripts with look-alike letters that one label of a host name mixes; empty when it mixes none (UTS #39). */
export function mixedScripts(host: string): readonly string[] {
  for (const label of host.split(".")) {
    const found = Object.entries(scripts).flatMap(([name, letters]) => (letters.test(label) ? [name] : []));
    if (found.length > 1) return found;
  }
  return [];
}

/** Cyrillic letters that look like Latin ones (UTS #39, confusables). */
const latinLookAlikes = /^[аеорсухѕіјһԁԛԝӏгкмнтпвьёїєғҽӓӧ0-9-]+$/u;

/**
 * Whether a label of a host name is written in Cyrillic letters only that all look like Latin ones: `аррӏе` for `apple`.
 * A host that is Cyrillic to its end is taken for what it is.
 */
export function looksLatin(host: string): boolean {
  const labels = host.toLowerCase().split(".");
  const isCyrillic = (label: string) => scripts.Cyrillic.test(label);
  const last = labels.at(-1);
  if (last === undefined || isCyrillic(last)) return false;
  return labels.some((label) => isCyrillic(label) && latinLookAlikes.test(label));
}

/** At most `length` characters; what was cut is said by an ellipsis. Whole code points are kept. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const last = cut.charCodeAt(cut.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}
