// `npm run coverage`: writes docs/coverage.md, and before that, where the documents are at hand, what they list.
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { coverageOf, coveragePage } from "./coverage";
import { readReference, referenceFixture, referenceText } from "./reference";
import { fixture, knownItems, seedTexts } from "./seedFiles";
import { readSeedTables } from "./seedTables";

/** That of biome.json. */
const lineWidth = 110;

const text = referenceText();
if (text !== undefined) writeFileSync(referenceFixture, formatted(readReference(text)));
const texts = seedTexts();
if (texts !== undefined) writeFileSync(fixture, formatted(readSeedTables(texts)));
const docs = resolve(import.meta.dirname, "../../docs");
mkdirSync(docs, { recursive: true });
writeFileSync(resolve(docs, "coverage.md"), coveragePage(coverageOf(knownItems())));

/** JSON as the formatter wants it: lists that fit on one line are on one. */
function formatted(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  const lists = /^( *(?:"[^"]+": )?)\[\s+([^[\]{}]+?)\s+\](,?)$/gm;
  const joined = text.replace(lists, (whole, before: string, list: string, after: string) => {
    const line = `${before}[${list.replace(/\s+/g, " ")}]${after}`;
    return line.length <= lineWidth ? line : whole;
  });
  return `${joined}\n`;
}
