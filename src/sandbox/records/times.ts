const gmt8 = 8 * 60 * 60 * 1000;

/** What was written before: certificates begin and end at few instants, and a page of the list writes 3000. */
const written = new Map<number, string>();
const mostWritten = 10_000;

/** An instant (milliseconds UTC) as the service writes it: `YYYY-MM-DD HH:mm:ss` in GMT+8, without a zone marker. */
export function serviceTime(instant: number): string {
  const known = written.get(instant);
  if (known !== undefined) return known;
  const text = new Date(instant + gmt8).toISOString().slice(0, 19).replace("T", " ");
  if (written.size >= mostWritten) written.clear();
  written.set(instant, text);
  return text;
}

/** The same where there may be no time. */
export function serviceTimeOrNull(instant: number | null): string | null {
  return instant === null ? null : serviceTime(instant);
}

/** What the service writes where there never was a time. */
export const zeroTime = "0000-00-00 00:00:00";

/** The instant (milliseconds UTC) a caller wrote as `YYYY-MM-DD HH:mm:ss` in GMT+8; undefined when it is no such text. */
export function readServiceTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const instant = Date.parse(`${text.replace(" ", "T")}+08:00`);
  return Number.isNaN(instant) ? undefined : instant;
}
