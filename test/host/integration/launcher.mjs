#!/usr/bin/env node
import { createRequire } from "node:module";
import "tsx";

const require = createRequire(import.meta.url);
const { runMain } = require("../cleanup.ts");
const { launch } = require("./launcher.ts");
await runMain(() => launch(process.argv.slice(2)));
