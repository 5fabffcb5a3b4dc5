import type { Sessions } from "../accounts";
import type { AccountRef } from "./accountTarget";
import type { Command } from "./command";

/** `Refresh`: lists all accounts anew, or the one of the node it was called on. What fails becomes a node in the tree. */
export function refreshCommand({ sessions }: { readonly sessions: Sessions }): Command {
  return async (node?: Partial<AccountRef>) => {
    const accountId = node?.accountId;
    const chosen = sessions
      .all()
      .filter(({ account }) => accountId === undefined || account.id === accountId);
    await Promise.all(chosen.map(({ store }) => store.load()));
  };
}
