import { type Message, message } from "../certificates";
import type { Icon } from "../ui/icon";
import type { Click, NodeFace } from "./node";

/** An account with nothing to show. */
export interface EmptyNode {
  readonly kind: "empty";
  readonly id: string;
  readonly accountId: string;
}

export function emptyNode(accountId: string): EmptyNode {
  return { kind: "empty", id: `${accountId}/empty`, accountId };
}

/** Why there is nothing to show; `hidden` says how many certificates there are that are not shown. */
export type Emptiness =
  | { readonly kind: "nothing" }
  | { readonly kind: "expired"; readonly hidden: number }
  | { readonly kind: "filtered"; readonly hidden: number }
  /** The account's API does not tell what the filter asks for. */
  | { readonly kind: "untold" };

export function emptyFace(reason: Emptiness): NodeFace {
  const isFiltered = reason.kind === "filtered" || reason.kind === "untold";
  const label = textOf(reason);
  const way: Message[] = isFiltered ? [message("click to clear the filter")] : [];
  return {
    label,
    description: way,
    icon: isFiltered ? filterIcon : { name: "info" },
    collapsible: "no",
    context: ["empty", ...(isFiltered ? ["filtered"] : [])],
    spoken: [label, ...way],
    ...(isFiltered ? { click: clearFilter } : {}),
  };
}

const filterIcon: Icon = { name: "filter" };

const clearFilter: Click = {
  command: "certificateBrowser.clearFilter",
  title: message("Clear Filter"),
  argument: undefined,
};

function textOf(reason: Emptiness): Message {
  switch (reason.kind) {
    case "nothing":
      return message("No certificates in this account");
    case "expired":
      return message("Nothing to show: expired certificates are hidden ({0})", reason.hidden);
    case "filtered":
      return message("No certificate matches the filter ({0} hidden)", reason.hidden);
    case "untold":
      return message("The legacy API does not tell what the filter asks for");
  }
}
