import type { Benchmark } from "./benchmark";
import { decodeCold } from "./decodeCold";
import { decodeWarm } from "./decodeWarm";
import { findings } from "./findings";
import { junk } from "./junk";
import { matchKey } from "./matchKey";

/** All benchmarks, in the order they run. */
export const benchmarks: readonly Benchmark[] = [decodeCold, decodeWarm, matchKey, findings, junk];
