import { CertificateStore } from "../../src/certificates";
import { type Benchmark, compare, type Measurement, median } from "./benchmark";
import { SandboxProcess } from "./sandboxProcess";
import { sdkLoop } from "./sdkLoop";

const ratePerSecond = 20;
const pageSize = 1000;
const latencies = [100, 300];
const firstMargin = 100;

/** Accounts and how many times the floor their listing may take: of a small one, the few round trips are the most. */
const accounts = [
  { certificates: 1000, timesFloor: 3 },
  { certificates: 10_000, timesFloor: 2 },
  { certificates: 100_000, timesFloor: 1.15 },
];

/**
 * Listing an account through the whole client. The floor is what no client can beat that asks for 1000 certificates a
 * page: a page every 50 ms, and one round trip for the last.
 */
export const listing: Benchmark = {
  name: "listing",
  async run() {
    const measurements: Measurement[] = [];
    for (const account of accounts) {
      for (const latency of latencies) measurements.push(...(await measure(account, latency)));
    }
    return measurements;
  },
};

async function measure(
  { certificates, timesFloor }: (typeof accounts)[number],
  latency: number,
): Promise<Measurement[]> {
  const sandbox = await SandboxProcess.start(
    ...[
      "--certificates",
      String(certificates),
      "--latency",
      String(latency),
      "--rate",
      String(ratePerSecond),
    ],
  );
  try {
    // First, so that the sandbox's code is compiled, as a service's is.
    const peer = await sdkLoop(sandbox, certificates);
    const roundTrip = await measureRoundTrip(sandbox);
    const { total, first, size } = await measureStore(sandbox);
    if (size < certificates) throw new Error(`Only ${size} of ${certificates} certificates were listed`);
    const pages = Math.ceil(size / pageSize);
    const floor = (pages / ratePerSecond) * 1000 + roundTrip;
    const what = `${certificates.toLocaleString("en")} certificates at ${latency} ms`;
    const all = { name: `list ${what}`, unit: "ms", ours: total };
    return [
      compare({
        ...all,
        against: `floor: ${pages} pages at ${ratePerSecond}/s + a round trip (aim ≤ ${timesFloor} ×)`,
        peer: floor,
        aim: 1 / timesFloor,
      }),
      compare({ ...all, against: peer.name, peer: peer.milliseconds }),
      compare({
        name: `first of ${what}`,
        unit: "ms",
        ours: first,
        against: `a round trip + ${firstMargin} ms`,
        peer: roundTrip + firstMargin,
      }),
    ];
  } finally {
    await sandbox.stop();
  }
}

/** The time of the least call: a page of one certificate, over a connection that is open already. */
async function measureRoundTrip(sandbox: SandboxProcess): Promise<number> {
  const service = sandbox.connect();
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const started = performance.now();
    const answer = await service.list({}, { index: 0, size: 1 });
    if (!answer.ok) throw new Error(answer.error.code);
    times.push(performance.now() - started);
  }
  // What these calls took of the service's rate must not count against the listing.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return median(times.slice(1));
}

async function measureStore(sandbox: SandboxProcess) {
  const store = new CertificateStore(sandbox.connect());
  let first = 0;
  const started = performance.now();
  store.onDidChange(() => {
    if (first === 0 && store.size > 0) first = performance.now() - started;
  });
  await store.load();
  const total = performance.now() - started;
  const { error } = store.state;
  if (error !== undefined) throw new Error(`The listing failed: ${error.code}`);
  const { size } = store;
  store.dispose();
  return { total, first, size };
}
