import type { ConditionName } from "../conditions/conditions";
import { RateLimit } from "../gateway/rateLimit";
import { type Fault, parseFault } from "./fault";
import { FaultPlan, type FaultTarget } from "./faultPlan";

/** Calls a second and action: a number (0: any number), or `documented` for the service's own limits. */
export type Rate = number | "documented";

/** How the sandbox misbehaves. Can be changed while it runs. */
export interface ControlSettings {
  /** How long every answer is held back, milliseconds. */
  readonly latency: number;
  readonly rate: Rate;
  /** As `parseFault` reads them. */
  readonly faults: readonly (Fault | string)[];
  /** How far the sandbox's clock is ahead, seconds; negative: behind. */
  readonly clockSkew: number;
  /** What the account and the service around it are like: see `conditions.ts`. */
  readonly conditions: readonly ConditionName[];
}

export const calm: ControlSettings = { latency: 0, rate: 0, faults: [], clockSkew: 0, conditions: [] };

/** The settings as they are now; faults as text, those that are over left out. */
export interface ControlState {
  readonly latency: number;
  readonly rate: Rate;
  readonly faults: readonly string[];
  readonly clockSkew: number;
  readonly conditions: readonly ConditionName[];
}

/** The sandbox's switches. Each call sees the settings of the moment it comes. */
export class SandboxControl {
  #settings: ControlSettings = calm;
  #plan = new FaultPlan([]);
  #rateLimit = new RateLimit(0);

  /** @throws Error when a fault's text cannot be read. */
  constructor(settings: Partial<ControlSettings> = {}) {
    this.set(settings);
  }

  /**
   * Changes the settings that are named and leaves the others. New faults replace the old ones; a new rate starts
   * counting anew.
   *
   * @throws Error when a fault's text cannot be read.
   */
  set(settings: Partial<ControlSettings>): void {
    const plan = settings.faults === undefined ? this.#plan : new FaultPlan(settings.faults.map(readFault));
    if (settings.rate !== undefined) this.#rateLimit = new RateLimit(settings.rate);
    this.#plan = plan;
    this.#settings = { ...this.#settings, ...settings };
  }

  get state(): ControlState {
    const { latency, rate, clockSkew, conditions } = this.#settings;
    return { latency, rate, clockSkew, faults: this.#plan.remaining, conditions };
  }

  get latency(): number {
    return this.#settings.latency;
  }

  /** How far the clock is ahead, milliseconds. */
  get clockOffset(): number {
    return this.#settings.clockSkew * 1000;
  }

  get conditions(): readonly ConditionName[] {
    return this.#settings.conditions;
  }

  get rateLimit(): RateLimit {
    return this.#rateLimit;
  }

  nextFault(target: FaultTarget): Fault | undefined {
    return this.#plan.next(target);
  }
}

function readFault(fault: Fault | string): Fault {
  if (typeof fault !== "string") return fault;
  const parsed = parseFault(fault);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
