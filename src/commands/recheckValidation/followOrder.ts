import { type Certificate, statusPhase } from "../../certificates";

/** How an order ended, or that it has not. */
export type OrderState = "issued" | "ended" | "waiting";

export interface FollowParts {
  /** Reads the record of the order anew; undefined when it could not be read. */
  readonly read: () => Promise<Certificate | undefined>;
  /** Waits, and ends at once when the user stops it. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Milliseconds before each look: two minutes in all. A certificate authority that has seen the records issues within
 * seconds or needs hours, for which nobody sits and waits.
 */
export const pauses: readonly number[] = [0, 2000, 3000, 5000, 10_000, 20_000, 20_000, 30_000, 30_000];

/** Looks again and again at an order whose domains are validated until it ends, the user stops it, or the time is up. */
export async function followOrder({ read, sleep, signal }: FollowParts): Promise<OrderState> {
  for (const pause of pauses) {
    if (pause > 0) await sleep(pause);
    if (signal.aborted) return "waiting";
    const order = await read();
    const state = order === undefined ? "waiting" : stateOf(order);
    if (state !== "waiting") return state;
  }
  return "waiting";
}

function stateOf({ status }: Certificate): OrderState {
  switch (statusPhase(status)) {
    case "issued":
      return "issued";
    case "pending":
      return "waiting";
    default:
      return "ended";
  }
}
