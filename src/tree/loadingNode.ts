import { message } from "../certificates";
import type { NodeFace } from "./node";

/** An account of which nothing is known yet. */
export interface LoadingNode {
  readonly kind: "loading";
  readonly id: string;
  readonly accountId: string;
}

export function loadingNode(accountId: string): LoadingNode {
  return { kind: "loading", id: `${accountId}/loading`, accountId };
}

export function loadingFace(): NodeFace {
  const label = message("Loading certificates…");
  return {
    label,
    description: [],
    icon: { name: "loading~spin" },
    collapsible: "no",
    context: ["loading"],
    spoken: [label],
  };
}
