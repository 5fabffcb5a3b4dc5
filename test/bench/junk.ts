import { inspect } from "../../src/pem";
import { junkTexts } from "../fixtures/junk";
import { type Benchmark, compare, time } from "./benchmark";

const aimMilliseconds = 100;

/** All findings of junk of 5 MiB: each kind of it is answered at once. */
export const junk: Benchmark = {
  name: "junk-5-mib",
  async run() {
    return Object.entries(junkTexts).map(([what, text]) => {
      const ours = time(5, () => inspect([{ name: "a.pem", text }], { now: 0, expiringDays: 0 }));
      const name = `${this.name}: ${what}`;
      return compare({ name, unit: "ms", ours, against: "aim of 100 ms", peer: aimMilliseconds });
    });
  },
};
