/** One comparison: what we take, and what another takes for the same. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What we are compared with. */
  readonly against: string;
  readonly peer: number;
  /** How many times faster we are: peer / ours. */
  readonly ratio: number;
  /** The least ratio that is good enough. */
  readonly aim: number;
  readonly holds: boolean;
}

/** A measurement is made on the computer at hand, so aims are ratios. Where an aim is a time, that time is the peer. */
export interface Benchmark {
  readonly name: string;
  run(): Promise<readonly Measurement[]>;
}

export function compare(
  of: Pick<Measurement, "name" | "unit" | "ours" | "against" | "peer"> & { readonly aim?: number },
): Measurement {
  const { aim = 1 } = of;
  const ratio = of.peer / of.ours;
  return { ...of, aim, ratio, holds: ratio >= aim };
}

/** The middle of several values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds that each of `rounds` calls takes, the middle one of them. The result is used, so that it is computed. */
export function time(rounds: number, work: (round: number) => unknown): number {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const result = work(round);
    took.push(performance.now() - started);
    if (result === undefined) throw new Error("The work must give a result");
  }
  return median(took);
}
