import { activation } from "./activation";
import type { Benchmark } from "./benchmark";
import { decodeCold } from "./decodeCold";
import { decodeWarm } from "./decodeWarm";
import { findings } from "./findings";
import { grouping } from "./grouping";
import { heap } from "./heap";
import { junk } from "./junk";
import { listing } from "./listing";
import { matchKey } from "./matchKey";
import { panelPaint } from "./panelPaint";
import { refreshEvents } from "./refreshEvents";
import { size } from "./size";
import { treeChildren } from "./treeChildren";

/** All benchmarks, in the order they run. */
export const benchmarks: readonly Benchmark[] = [
  decodeCold,
  decodeWarm,
  matchKey,
  findings,
  junk,
  listing,
  heap,
  grouping,
  treeChildren,
  refreshEvents,
  activation,
  panelPaint,
  size,
];
