import { message } from "../certificates";
import type { NodeFace } from "./node";

/** An account with nothing to show. */
export interface EmptyNode {
  readonly kind: "empty";
  readonly id: string;
  readonly accountId: string;
}

export function emptyNode(accountId: string): EmptyNode {
  return { kind: "empty", id: `${accountId}/empty`, accountId };
}

/** @param hidden how many certificates there are that the settings hide. */
export function emptyFace(hidden: number): NodeFace {
  const label =
    hidden === 0
      ? message("No certificates in this account")
      : message("Nothing to show: expired certificates are hidden ({0})", hidden);
  return {
    label,
    description: [],
    icon: { name: "info" },
    collapsible: "no",
    context: ["empty"],
    spoken: [label],
  };
}
