import { message, type StoreState } from "../certificates";
import { errorIcon } from "../ui/icon";
import type { FaceSession } from "./certificateNode";
import { type Counts, countTexts } from "./counts";
import type { NodeFace } from "./node";

/** An account; a level of its own only when there is more than one. */
export interface AccountNode {
  readonly kind: "account";
  readonly id: string;
  readonly accountId: string;
}

export function accountNode(accountId: string): AccountNode {
  return { kind: "account", id: accountId, accountId };
}

export function accountFace({ account, service }: FaceSession, state: StoreState, counts: Counts): NodeFace {
  const loading = state.loading && counts.all === 0;
  const description = [
    ...(loading ? [message("loading…")] : countTexts(counts)),
    ...(state.error === undefined ? [] : [message("not up to date")]),
  ];
  return {
    label: account.name,
    description,
    icon: state.error === undefined ? { name: account.site === "sandbox" ? "beaker" : "account" } : errorIcon,
    collapsible: "expanded",
    context: [
      "account",
      account.site,
      account.generation,
      ...(service.capabilities.operationLog ? ["logged"] : []),
    ],
    spoken: [message("Account {0}", account.name), ...description],
  };
}
