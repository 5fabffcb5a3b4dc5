import { randomInt } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A certificate ID as the service makes them: eight letters and digits. `pick(n)` gives a number from 0 to n - 1. */
export function certificateId(pick: (limit: number) => number = randomInt): string {
  let id = "";
  for (let i = 0; i < 8; i += 1) id += alphabet[pick(alphabet.length)];
  return id;
}

/** A repeatable source of numbers (mulberry32), for sample and generated data that is the same each time. */
export function seededPick(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
