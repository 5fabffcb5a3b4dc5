// node --import tsx test/bench/decodeOnce.ts DECODER
// Decodes the CA bundle once in a fresh process, and prints the milliseconds.
import { caBundle } from "./bundle";
import { decoders } from "./decoders";

const decode = decoders[process.argv[2] ?? ""];
if (decode === undefined) throw new Error(`usage: decodeOnce.ts ${Object.keys(decoders).join(" | ")}`);
const text = caBundle();
const started = performance.now();
const certificates = decode(text);
const took = performance.now() - started;
if (certificates < 100) throw new Error(`only ${certificates} certificates were decoded`);
console.log(took);
