// Writes `out/README.md`: the README as the package has it. The editor's page of an extension shows pictures from the web
// only, and those who read it there have no checkout: what is between the two marks below is left out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = import.meta.dirname;
const readme = readFileSync(resolve(root, "README.md"), "utf8");
mkdirSync(resolve(root, "out"), { recursive: true });
writeFileSync(
  resolve(root, "out/README.md"),
  readme.replace(/<!-- repository only -->[\s\S]*?<!-- end -->\n*/g, ""),
);
