import { randomUUID } from "node:crypto";
import type { Account, Generation, Site } from "./types";

/** All sites, in the order they are offered. */
export const sites: readonly Site[] = ["china", "international", "custom", "sandbox"];

/** Both API generations, the recommended one first. */
export const generations: readonly Generation[] = ["v3", "v2"];

/** The sandbox account that {@link Account} commands open has a fixed ID, so that two windows cannot add it twice. */
export const sandboxAccountId = "sandbox";

/** A new account ID: random, so that an account added again does not inherit another's credentials or tree state. */
export function newAccountId(): string {
  return randomUUID();
}

/**
 * An account read from storage, checked member by member: another version of the extension, settings sync or a damaged
 * profile may have written anything.
 *
 * @returns the account without members that do not belong, or undefined when one is missing or wrong
 */
export function parseAccount(value: unknown): Account | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, name, site, generation, endpoint } = value as Record<string, unknown>;
  if (!isText(id) || !isText(name)) return undefined;
  if (!isOneOf(sites, site) || !isOneOf(generations, generation)) return undefined;
  if (site !== "custom") return { id, name, site, generation };
  return isText(endpoint) ? { id, name, site, generation, endpoint } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isOneOf<T extends string>(allowed: readonly T[], value: unknown): value is T {
  return (allowed as readonly unknown[]).includes(value);
}

/** Whether both are the same account with the same settings. */
export function sameAccount(a: Account, b: Account): boolean {
  return a.id === b.id && a.name === b.name && sameTarget(a, b);
}

/** Whether calls of both go to the same place in the same way. */
export function sameTarget(a: Account, b: Account): boolean {
  return a.site === b.site && a.generation === b.generation && a.endpoint === b.endpoint;
}
