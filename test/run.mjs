// `npm test`: all layers of tests, one after the other. Plain JavaScript, so that `node` can start it.
import { createRequire } from "node:module";
import "tsx";

const require = createRequire(import.meta.url);
const { runMain } = require("./host/cleanup.ts");
const { runAllTests } = require("./host/run/allTests.ts");
await runMain(runAllTests);
