import type * as vscode from "vscode";

/** An AbortSignal that follows a CancellationToken: signals inside, tokens at the edge. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
