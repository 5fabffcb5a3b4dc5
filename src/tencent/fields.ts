import type { Instant } from "../certificates";

/** A record of the service in which any field may be missing or have another type than the documented one. */
export type Untrusted<T> = { readonly [K in keyof T]?: unknown };

/** The value as a record whose fields are still to be checked; empty for anything but an object. */
export function record<T>(value: unknown): Untrusted<T> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Untrusted<T>) : {};
}

/** The items of an array; none for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text, or a number written as text; empty for anything else. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : "";
}

/** Text, or undefined when there is none. */
export function optionalText(value: unknown): string | undefined {
  return text(value) || undefined;
}

/** An integer given as a number or as its digits. */
export function integer(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}

/** A boolean, also as 0 and 1. */
export function flag(value: unknown): boolean {
  return value === true || value === 1 || value === "1" || value === "true";
}

const localTimeForm = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})$/;
const eightHours = 8 * 60 * 60 * 1000;

/**
 * The instant a local time of the service stands for: `YYYY-MM-DD HH:mm:ss` in GMT+8, also with single digits (as in a
 * document's sample, "08:00:0"). Undefined for "0000-00-00 00:00:00", null, and dates that do not exist.
 */
export function instant(value: unknown): Instant | undefined {
  const parts = typeof value === "string" ? localTimeForm.exec(value.trim()) : null;
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && hour < 24 && minute < 60 && second < 60 ? date.getTime() - eightHours : undefined;
}

/** An instant as the service writes and takes it: `YYYY-MM-DD HH:mm:ss` in GMT+8. */
export function localTime(at: Instant): string {
  return new Date(at + eightHours).toISOString().slice(0, 19).replace("T", " ");
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** A copy without the members that are undefined. */
export function present<T extends object>(members: T): Present<T> {
  const copy: Partial<T> = {};
  for (const name in members) if (members[name] !== undefined) copy[name] = members[name];
  return copy as Present<T>;
}
