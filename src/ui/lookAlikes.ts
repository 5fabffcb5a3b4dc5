// Names written in letters that look like others: `раypal` with a Cyrillic р and а. Plain: runs without the editor.
import { type Message, message } from "../certificates";

/** The scripts whose letters are taken for one another. */
const scripts = [
  { name: message("Latin"), letters: /\p{Script=Latin}/u },
  { name: message("Greek"), letters: /\p{Script=Greek}/u },
  { name: message("Cyrillic"), letters: /\p{Script=Cyrillic}/u },
  { name: message("Armenian"), letters: /\p{Script=Armenian}/u },
] as const;

const otherThanLatin = /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;
const cyrillic = /\p{Script=Cyrillic}/u;

/** Cyrillic letters that look like Latin ones (UTS #39, confusables), also with marks above them. */
const latinLookAlikes = /^[аеорсухѕіјһԁԗԛԝӏгпъьҽѵѡёїӓӧ0-9-]+$/u;

/** The scripts with look-alike letters that one label of a host name mixes; empty when it mixes none (UTS #39). */
function mixedScripts(host: string): readonly Message[] {
  for (const label of host.split(".")) {
    const found = scripts.filter(({ letters }) => letters.test(label));
    if (found.length > 1) return found.map(({ name }) => name);
  }
  return [];
}

/**
 * Whether a label of a host name is written in Cyrillic letters only that all look like Latin ones: `аррӏе` for `apple`.
 * A host that is Cyrillic to its end is taken for what it is.
 */
function looksLatin(host: string): boolean {
  const labels = host.toLowerCase().split(".");
  const last = labels.at(-1);
  if (last === undefined || cyrillic.test(last)) return false;
  return labels.some((label) => cyrillic.test(label) && latinLookAlikes.test(label));
}

/** What deceives about a host name, in words; undefined when nothing does. */
export function lookAlikeRemark(host: string): Message | undefined {
  if (!otherThanLatin.test(host)) return undefined;
  const [first, second, ...more] = mixedScripts(host);
  if (first !== undefined && second !== undefined) {
    const names = more.reduce(
      (list, name) => message("{0}, {1}", list, name),
      message("{0}, {1}", first, second),
    );
    return message("Mixes letters of several scripts: {0}", names);
  }
  return looksLatin(host) ? message("Cyrillic letters that look like Latin ones") : undefined;
}

/** What could be a name: letters of those scripts, and what may stand between them in a host or a file name. */
const words = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{M}\d*._-]+/gu;

/** Cyrillic files have Latin extensions. */
const fileExtension = /\.(pem|crt|cer|der|key|csr|crl|p7b|p12|pfx|jks|txt|zip|json|ya?ml|conf)$/i;

let mark = "⟨look-alike letters⟩";

/** Has words of look-alike letters marked in the reader's language. Called once, when the extension starts. */
export function sayLookAlike(remark: string): void {
  mark = `⟨${remark}⟩`;
}

/**
 * The text with a mark before each word of look-alike letters: before it, where a narrow view does not cut it off. What
 * is marked already stays as it is.
 */
export function markLookAlikes(text: string): string {
  // Nearly all texts end here.
  if (!otherThanLatin.test(text)) return text;
  return text.replace(words, (word, at: number) =>
    deceives(word) && !text.endsWith(`${mark} `, at) ? `${mark} ${word}` : word,
  );
}

/** Characters of a word that are looked at; a host name has 253 at most. */
const mostRead = 1000;

function deceives(word: string): boolean {
  if (!otherThanLatin.test(word)) return false;
  const name = trimmed(word.slice(0, mostRead)).replace(fileExtension, "");
  // `IT-отдел` is two words; in a host name it would be one label.
  const parts = name.includes(".") ? [name] : name.split("-");
  return parts.some((part) => lookAlikeRemark(part) !== undefined);
}

/** Without the punctuation at both ends. Not by a pattern: looking for the end in 10,000 dots takes it 10,000 times as long. */
function trimmed(word: string): string {
  const isPunctuation = (at: number) => "*._-".includes(word.charAt(at));
  let [start, end] = [0, word.length];
  while (start < end && isPunctuation(start)) start += 1;
  while (start < end && isPunctuation(end - 1)) end -= 1;
  return word.slice(start, end);
}
