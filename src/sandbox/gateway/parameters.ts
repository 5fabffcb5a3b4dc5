import { failure, type Result, success } from "../../certificates";
import { type Refusal, refusal } from "./refusals";

/** What a parameter may be. */
export type Schema =
  | { readonly kind: "string"; readonly oneOf?: readonly string[] }
  | { readonly kind: "integer"; readonly min?: number; readonly max?: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "array"; readonly items: Schema; readonly maxItems?: number }
  | { readonly kind: "object"; readonly members: Parameters };

export interface Parameter {
  readonly schema: Schema;
  readonly required?: boolean;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** Shorthands for the tables of parameters. */
export const string: Parameter = { schema: { kind: "string" } };
export const boolean: Parameter = { schema: { kind: "boolean" } };
export const unsigned: Parameter = { schema: { kind: "integer", min: 0 } };
/** 0 or 1. */
export const flag: Parameter = { schema: { kind: "integer", min: 0, max: 1 } };

export function required(parameter: Parameter): Parameter {
  return { ...parameter, required: true };
}

export function oneOf(...values: readonly string[]): Parameter {
  return { schema: { kind: "string", oneOf: values } };
}

export function arrayOf(items: Parameter): Parameter {
  return { schema: { kind: "array", items: items.schema } };
}

export function object(members: Parameters): Parameter {
  return { schema: { kind: "object", members } };
}

/**
 * Checks a call's parameters as strictly as the gateway does: unknown, missing and ill-typed ones are errors. Null counts
 * as absent.
 *
 * @param asText the values came as text (query string, form) and are turned into what the schema asks for
 * @returns the parameters, of the types their schemas say
 */
export function checkParameters(
  given: Readonly<Record<string, unknown>>,
  known: Parameters,
  asText: boolean,
): Result<Record<string, unknown>, Refusal> {
  return checkMembers(given, known, "", asText);
}

function checkMembers(
  given: Readonly<Record<string, unknown>>,
  known: Parameters,
  prefix: string,
  asText: boolean,
): Result<Record<string, unknown>, Refusal> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) return failure(refusal("UnknownParameter", prefix + unknown));
  const checked: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(known)) {
    const value = given[name];
    if (value === undefined || value === null) {
      if (parameter.required) return failure(refusal("MissingParameter", prefix + name));
      continue;
    }
    const result = checkValue(value, parameter.schema, prefix + name, asText);
    if (!result.ok) return result;
    checked[name] = result.value;
  }
  return success(checked);
}

function checkValue(value: unknown, schema: Schema, path: string, asText: boolean): Result<unknown, Refusal> {
  const typed = asText ? fromText(value, schema) : value;
  switch (schema.kind) {
    case "string":
      return typeof typed === "string" ? checkChoice(typed, schema.oneOf, path) : wrongType(path);
    case "integer":
      return typeof typed === "number" ? checkRange(typed, schema, path) : wrongType(path);
    case "boolean":
      return typeof typed === "boolean" ? success(typed) : wrongType(path);
    case "array":
      return Array.isArray(typed) ? checkItems(typed, schema.items, path, asText) : wrongType(path);
    case "object":
      return isRecord(typed) ? checkMembers(typed, schema.members, `${path}.`, asText) : wrongType(path);
  }
}

function wrongType(path: string): Result<never, Refusal> {
  return failure(refusal("InvalidParameter", path));
}

function wrongValue(path: string, value: string | number): Result<never, Refusal> {
  return failure(refusal("InvalidParameterValue", path, value));
}

function checkChoice(
  value: string,
  choices: readonly string[] | undefined,
  path: string,
): Result<unknown, Refusal> {
  return choices === undefined || choices.includes(value) ? success(value) : wrongValue(path, value);
}

function checkRange(
  value: number,
  { min, max }: { readonly min?: number; readonly max?: number },
  path: string,
): Result<unknown, Refusal> {
  if (!Number.isSafeInteger(value)) return wrongType(path);
  const inside = value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY);
  return inside ? success(value) : wrongValue(path, value);
}

function checkItems(
  values: readonly unknown[],
  items: Schema,
  path: string,
  asText: boolean,
): Result<unknown, Refusal> {
  const checked: unknown[] = [];
  for (const [index, value] of values.entries()) {
    const result = checkValue(value, items, `${path}.${index}`, asText);
    if (!result.ok) return result;
    checked.push(result.value);
  }
  return success(checked);
}

/** Text as the number or boolean its schema asks for; unchanged when it is not one. */
function fromText(value: unknown, schema: Schema): unknown {
  if (typeof value !== "string") return value;
  if (schema.kind === "integer" && /^-?\d+$/.test(value)) return Number(value);
  if (schema.kind === "boolean" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
