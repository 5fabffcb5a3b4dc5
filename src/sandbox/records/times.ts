const gmt8 = 8 * 60 * 60 * 1000;

/** An instant (milliseconds UTC) as the service writes it: `YYYY-MM-DD HH:mm:ss` in GMT+8, without a zone marker. */
export function serviceTime(instant: number): string {
  return new Date(instant + gmt8).toISOString().slice(0, 19).replace("T", " ");
}

export function serviceTimeOrNull(instant: number | null): string | null {
  return instant === null ? null : serviceTime(instant);
}

/** What the service writes where there never was a time. */
export const zeroTime = "0000-00-00 00:00:00";
