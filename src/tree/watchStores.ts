import type { Session, Sessions } from "../accounts";
import type { StoreChange, Subscription } from "../certificates";

/** What {@link watchStores} tells. */
export interface StoreListener {
  /** An account came, went or changed. */
  sessions(): void;
  /** The certificates or the state of one account changed. */
  store(session: Session, change: StoreChange): void;
}

/** Listens to the stores of all sessions, those that come later included. */
export function watchStores(sessions: Sessions, listener: StoreListener): Subscription {
  const watched = new Map<Session, Subscription>();
  const follow = () => {
    const current = new Set(sessions.all());
    for (const [session, subscription] of watched) {
      if (current.has(session)) continue;
      subscription.dispose();
      watched.delete(session);
    }
    for (const session of current) {
      if (watched.has(session)) continue;
      const subscription = session.store.onDidChange((change) => listener.store(session, change));
      watched.set(session, subscription);
    }
  };
  follow();
  const sessionsChange = sessions.onDidChange(() => {
    follow();
    listener.sessions();
  });
  return {
    dispose: () => {
      sessionsChange.dispose();
      for (const subscription of watched.values()) subscription.dispose();
      watched.clear();
    },
  };
}
