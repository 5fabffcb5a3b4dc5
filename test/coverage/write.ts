// `npm run coverage`: writes docs/coverage.md, and before that, where the documents are at hand, what they list.
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { coverageOf, coveragePage } from "./coverage";
import { fixture, knownItems, seedTexts } from "./seedFiles";
import { readSeedTables } from "./seedTables";

const texts = seedTexts();
if (texts !== undefined) writeFileSync(fixture, formatted(readSeedTables(texts)));
const docs = resolve(import.meta.dirname, "../../docs");
mkdirSync(docs, { recursive: true });
writeFileSync(resolve(docs, "coverage.md"), coveragePage(coverageOf(knownItems())));

/** JSON as the formatter wants it: lists of numbers on one line. */
function formatted(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(/\[\s+([\d,\s]+?)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, " ")}]`)}\n`;
}
