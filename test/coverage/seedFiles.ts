import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SeedItem } from "./seedTables";

const root = resolve(import.meta.dirname, "../..");
/** Beside the checkout where the project is developed; not part of it. */
const seedFolder = resolve(root, "../shared/reference/seeds");

/** What was read from the documents: `readSeedTables` of them, kept because the documents are not in the project. */
export const fixture = join(root, "test/fixtures/seed-tables.json");

/** The documents themselves, where they are at hand. */
export function seedTexts(): readonly string[] | undefined {
  if (!existsSync(seedFolder)) return undefined;
  const names = readdirSync(seedFolder).sort();
  return names.map((name) => readFileSync(join(seedFolder, name), "utf8"));
}

export function knownItems(): readonly SeedItem[] {
  return JSON.parse(readFileSync(fixture, "utf8")) as SeedItem[];
}
