import { defaultProjectId, type Project } from "../certificates";
import { optionalText } from "./fields";

/** Distinct texts kept at most; a service that repeats nothing must not make the pool grow without end. */
const maxTexts = 10_000;

/**
 * Lets the records of an account share what they have in common, so that 100,000 of them stay small: projects, and texts
 * like product names that many records repeat.
 */
export class Pool {
  readonly #texts = new Map<string, string>();
  readonly #projects = new Map<number, Project>();

  /** The same text as before, as the same object in memory. */
  text(value: string): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    if (this.#texts.size >= maxTexts) this.#texts.clear();
    this.#texts.set(value, value);
    return value;
  }

  /** The same for a field of the service; undefined when it has no text. */
  optionalText(value: unknown): string | undefined {
    const words = optionalText(value);
    return words === undefined ? undefined : this.text(words);
  }

  /** The project with this ID. Without a name it has the one that was last seen: details do not tell it. */
  project(id: number | undefined, name: string): Project {
    const number = id ?? defaultProjectId;
    const known = this.#projects.get(number);
    if (known !== undefined && (name === "" || name === known.name)) return known;
    const project = { id: number, name };
    if (this.#projects.size >= maxTexts) this.#projects.clear();
    this.#projects.set(number, project);
    return project;
  }
}

/** Shared by all records without tags. */
export const none: readonly never[] = Object.freeze([]);

/** The primary domain, then the other names; none twice. */
export function namesOf(domain: string, others: readonly unknown[]): readonly string[] {
  const names = new Set(domain === "" ? [] : [domain]);
  for (const name of others) if (typeof name === "string" && name !== "") names.add(name);
  return names.size === 0 ? none : [...names];
}
