import { statSync } from "node:fs";
import { type Benchmark, compare } from "./benchmark";
import { StagedPackage } from "./stagedPackage";

const aimBundle = 80;
const aimPackage = 400;
const aimWebview = 40;

/** What is read from disk at activation (`extension.js` and the bundles it needs at once), and what is downloaded. Kilobytes of 1000 bytes. */
export const size: Benchmark = {
  name: "size",
  async run() {
    const staged = new StagedPackage();
    try {
      const atActivation = sum(staged.loadedAtActivation().map((file) => statSync(file).size));
      const webview = statSync(staged.bundle("webview.js")).size;
      const vsix = staged.pack();
      return [
        compare({
          name: "code loaded at activation, minified",
          unit: "kB",
          ours: atActivation / 1000,
          against: `aim of ${aimBundle} kB`,
          peer: aimBundle,
        }),
        compare({
          name: "size of webview.js, minified",
          unit: "kB",
          ours: webview / 1000,
          against: `aim of ${aimWebview} kB`,
          peer: aimWebview,
        }),
        compare({
          name: "size of the .vsix",
          unit: "kB",
          ours: vsix / 1000,
          against: `aim of ${aimPackage} kB`,
          peer: aimPackage,
        }),
      ];
    } finally {
      staged.remove();
    }
  },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
