// Plain JavaScript, so that `node` can start it; the rest is TypeScript.
import { createRequire } from "node:module";
import "tsx";

const require = createRequire(import.meta.url);
const { runMain } = require("./cleanup.ts");
const { start } = require("./start/main.ts");
await runMain(start);
