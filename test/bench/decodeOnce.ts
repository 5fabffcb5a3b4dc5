// Decodes the CA bundle once in a fresh process with the decoder named on the command line, and prints the milliseconds.
// What loading the program left in memory is collected before, so that it does not count.
import { caBundle } from "./bundle";
import { decoders } from "./decoders";

const decode = decoders[process.argv[2] ?? ""];
if (decode === undefined) throw new Error(`usage: decodeOnce ${Object.keys(decoders).join(" | ")}`);
const text = caBundle();
if (globalThis.gc === undefined) throw new Error("Run it with --expose-gc");
globalThis.gc();
const started = performance.now();
const certificates = decode(text);
const took = performance.now() - started;
if (certificates < 100) throw new Error(`only ${certificates} certificates were decoded`);
console.log(took);
