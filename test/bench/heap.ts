import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { CertificateStore } from "../../src/certificates";
import { type Benchmark, compare } from "./benchmark";
import { SandboxProcess } from "./sandboxProcess";

const certificates = 100_000;
const aimBytes = 1024;

/** What stays in memory of 100,000 certificates that were listed through the whole client. */
export const heap: Benchmark = {
  name: "heap",
  async run() {
    const sandbox = await SandboxProcess.start("--certificates", String(certificates));
    try {
      const store = new CertificateStore(sandbox.connect());
      const before = heapInUse();
      await store.load();
      const used = heapInUse() - before;
      if (store.size < certificates) throw new Error(`Only ${store.size} certificates were listed`);
      return [
        compare({
          name: "heap for each of 100,000 certificates",
          unit: "bytes",
          ours: used / store.size,
          against: "aim of 1 KiB",
          peer: aimBytes,
        }),
      ];
    } finally {
      await sandbox.stop();
    }
  },
};

/** Bytes, after what is not used any more has been thrown away. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
