import { type Instant, message } from "../../certificates";
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
  return readUsualTime(bytes, value, isUtc) ?? readAnyTime(bytes, value, isUtc);
}

/** The form that RFC 5280 prescribes, `YYMMDDHHMMSSZ` with two or four digits of the year; undefined for others. */
function readUsualTime(bytes: Uint8Array, { content, end }: Tlv, isUtc: boolean): Instant | undefined {
  const yearDigits = isUtc ? 2 : 4;
  if (end - content !== yearDigits + 11 || bytes[end - 1] !== 0x5a) return undefined;
  const month = content + yearDigits;
  const year = isUtc
    ? twoDigits(bytes, content)
    : twoDigits(bytes, content) * 100 + twoDigits(bytes, content + 2);
  // The other fields are compared with their limits, which NaN never keeps.
  if (Number.isNaN(year)) return undefined;
  return toInstant(fullYear(year, isUtc), twoDigits(bytes, month), twoDigits(bytes, month + 2), [
    twoDigits(bytes, month + 4),
    twoDigits(bytes, month + 6),
    twoDigits(bytes, month + 8),
  ]);
}

/** NaN where there are no digits. */
function twoDigits(bytes: Uint8Array, offset: number): number {
  const tens = (bytes[offset] as number) - 0x30;
  const ones = (bytes[offset + 1] as number) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function readAnyTime(bytes: Uint8Array, value: Tlv, isUtc: boolean): Instant {
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
  const isInRange = day >= 1 && day <= daysIn(month, year) && hour <= 23 && minute <= 59 && second <= 59;
  if (!isInRange) return undefined;
  // Date.UTC takes years below 100 for those of the 20th century; the days repeat every 400 years.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) - fourCenturies;
}

/** In milliseconds: 146,097 days. */
const fourCenturies = 146_097 * 24 * 60 * 60 * 1000;

/** 0 for a month that there is not. */
function daysIn(month: number, year: number): number {
  if (month !== 2) return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeapYear ? 29 : 28;
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
