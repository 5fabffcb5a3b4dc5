import { type Instant, message } from "../certificates";
import { DerError, Tag, type Tlv, unexpected } from "./der";
import { latin1 } from "./strings";

const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d{4})$/;

/**
 * Reads a Time (RFC 5280, 4.1.2.5): UTCTime, whose years 50–99 are 19xx, or GeneralizedTime. The older forms without
 * seconds or with an offset are read too; openssl does the same.
 *
 * @throws {DerError} for anything that is no date.
 */
export function readTime(bytes: Uint8Array, value: Tlv): Instant {
  const isUtc = value.tag === Tag.utcTime;
  if (!isUtc && value.tag !== Tag.generalizedTime) throw unexpected(value);
  const match = (isUtc ? utcTime : generalizedTime).exec(latin1(bytes, value.content, value.end));
  if (match === null) throw noDate(value);
  const [, year, month, day, hour, minute, second, zone] = match;
  const instant = toInstant(fullYear(Number(year), isUtc), Number(month), Number(day), [
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  ]);
  if (instant === undefined) throw noDate(value);
  return instant - zoneOffset(zone ?? "Z");
}

function fullYear(year: number, isUtc: boolean): number {
  if (!isUtc) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function toInstant(
  year: number,
  month: number,
  day: number,
  [hour, minute, second]: readonly [number, number, number],
): Instant | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isRealDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isRealDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return date.setUTCHours(hour, minute, second);
}

/** `+0800` in milliseconds. */
function zoneOffset(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

function noDate(value: Tlv): DerError {
  return new DerError(
    message("the data has something that is no date at byte {0}", value.start),
    value.start,
  );
}
