import { type Instant, message, type StoreState } from "../certificates";
import { errorIcon } from "../ui/icon";
import type { FaceSession } from "./certificateNode";
import { type Counts, countTexts } from "./counts";
import { listingAge } from "./listingAge";
import type { NodeFace, Text } from "./node";

/** An account; a level of its own only when there is more than one. */
export interface AccountNode {
  readonly kind: "account";
  readonly id: string;
  readonly accountId: string;
}

export function accountNode(accountId: string): AccountNode {
  return { kind: "account", id: accountId, accountId };
}

export function accountFace(
  { account, service }: FaceSession,
  state: StoreState,
  counts: Counts,
  now: Instant,
): NodeFace {
  const description = [...countsOf(state, counts), ...listingAge(state, now)];
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

/** No number for an account that was never listed: nobody knows how many there are. */
function countsOf({ loading, loadedAt, error }: StoreState, counts: Counts): readonly Text[] {
  if (counts.all > 0) return countTexts(counts);
  if (loading && error === undefined) return [message("loading…")];
  return loadedAt === undefined ? [] : countTexts(counts);
}
