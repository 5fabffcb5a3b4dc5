import { inspect } from "../../src/pem";
import { type Benchmark, compare, time } from "./benchmark";

const aimMilliseconds = 100;

/** A block of 5 MiB whose base64 is good and whose bytes are nothing. */
export const junk: Benchmark = {
  name: "junk-5-mib",
  async run() {
    const lines = `${"QUJD".repeat(16)}\n`.repeat((5 * 1024 * 1024) / 65);
    const text = `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
    const ours = time(7, () => inspect([{ name: "a.pem", text }], { now: 0, expiringDays: 0 }));
    return [compare({ name: this.name, unit: "ms", ours, against: "aim of 100 ms", peer: aimMilliseconds })];
  },
};
