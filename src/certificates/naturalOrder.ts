/**
 * A key for sorting names as people do: letters without regard to case and accents, numbers by their value (`www9` before
 * `www10`). Keys are compared with `<`; to make one for each of 100,000 names and compare those is several times faster
 * than comparing the names with `Intl.Collator`.
 */
export function naturalKey(name: string): string {
  const lower = isAscii(name) ? name.toLowerCase() : withoutAccents(name);
  return hasDigit.test(lower) ? lower.replace(digits, byLength) : lower;
}

const hasDigit = /\d/;
const digits = /\d+/g;

/** A longer number is a greater one, so its length goes before it: as a digit, since it stands among other characters. */
function byLength(number: string): string {
  const significant = number.replace(/^0+(?=\d)/, "");
  const { length } = significant;
  return length < 9 ? `${length}${significant}` : `9${String(length).padStart(5, "0")}${significant}`;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}

function withoutAccents(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The order of two numbers, or of two keys. */
export function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
