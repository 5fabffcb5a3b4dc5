/**
 * Checks of unknown values, built from small pieces, so that a message is used only when it has the promised type.
 * {@link object} asks for a check of every member of the interface: the two cannot drift apart.
 */
export type Shape<T> = (value: unknown) => value is T;

interface Optional<T> {
  readonly optional: Shape<T>;
}

type Members<T extends object> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional<T[K]> : Shape<T[K]>;
};

export const string: Shape<string> = (value) => typeof value === "string";

export const boolean: Shape<boolean> = (value) => typeof value === "boolean";

export const finiteNumber: Shape<number> = (value): value is number => Number.isFinite(value);

/** A string of at most `length` UTF-16 units. */
export function shortString(length: number): Shape<string> {
  return (value): value is string => typeof value === "string" && value.length <= length;
}

/** An address that a browser can be sent to. */
export const httpsAddress: Shape<string> = (value): value is string =>
  typeof value === "string" && value.startsWith("https://");

/** One of the strings given. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Shape<T> {
  return (value): value is T => allowed.some((known) => known === value);
}

export function array<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item);
}

/** An object used as a map from names to `T`. */
export function record<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isObject(value) && Object.values(value).every(item);
}

/** Marks a member that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** An object with exactly the members of `T`: a member too many is refused like one too few. */
export function object<T extends object>(members: Members<T>): Shape<T> {
  const expected = Object.entries(members) as [string, Shape<unknown> | Optional<unknown>][];
  const known = new Set(Object.keys(members));
  return (value): value is T =>
    isObject(value) &&
    Object.keys(value).every((name) => known.has(name)) &&
    expected.every(([name, member]) => {
      if (typeof member === "function") return member(value[name]);
      return value[name] === undefined || member.optional(value[name]);
    });
}

/** A value that fits at least one of the shapes. */
export function anyOf<T>(...shapes: readonly Shape<T>[]): Shape<T> {
  return (value): value is T => shapes.some((shape) => shape(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
