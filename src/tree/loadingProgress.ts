import type { Sessions } from "../accounts";

export interface LoadingProgress {
  /** Records seen so far. */
  readonly seen: number;
  /** Records expected in all; 0 while no page has arrived. */
  readonly total: number;
}

/** How far the listings under way are, all accounts together; `undefined` when there are none. */
export function loadingProgress(sessions: Sessions): LoadingProgress | undefined {
  const states = sessions.all().map(({ store }) => store.state);
  const loading = states.filter((state) => state.loading);
  if (loading.length === 0) return undefined;
  return {
    seen: sum(loading.map(({ progress }) => progress?.seen ?? 0)),
    total: sum(loading.map(({ progress }) => progress?.total ?? 0)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
