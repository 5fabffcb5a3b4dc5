import { seededPick } from "../store/ids";
import { type Fault, faultText, isLegacyCode } from "./fault";

/** A call, as far as faults tell calls apart. */
export interface FaultTarget {
  /** As the caller names it; empty when it names none. */
  readonly action: string;
  readonly isLegacy: boolean;
}

const million = 1_000_000;

/** Decides which calls are hit by which fault. The same calls after the same start are hit by the same faults. */
export class FaultPlan {
  readonly #faults: { readonly fault: Fault; left: number }[];
  readonly #pick = seededPick(20191205);

  constructor(faults: readonly Fault[]) {
    this.#faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  /** The faults that are not over, as text. */
  get remaining(): string[] {
    return this.#faults
      .filter(({ left }) => left > 0)
      .map(({ fault, left }) => faultText(fault.times === undefined ? fault : { ...fault, times: left }));
  }

  /** The fault that hits this call: the first that is meant for it and whose turn it is. */
  next(target: FaultTarget): Fault | undefined {
    const found = this.#faults.find(
      ({ fault, left }) => left > 0 && isMeant(fault, target) && this.#isTurn(fault.rate ?? 1),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault;
  }

  #isTurn(rate: number): boolean {
    return this.#pick(million) < rate * million;
  }
}

function isMeant(fault: Fault, { action, isLegacy }: FaultTarget): boolean {
  const rightApi = fault.code === undefined || isLegacyCode(fault.code) === isLegacy;
  return rightApi && (fault.action === undefined || fault.action === action);
}
