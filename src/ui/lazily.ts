import * as vscode from "vscode";
import { reasonOf } from "./errorText";
import { log } from "./log";
import { showError } from "./notify";

/**
 * A part of the extension that is loaded when it is first asked for, by `import()` of a bundle of its own.
 *
 * @returns a function that gives the part; undefined when it could not be loaded, of which the user has been told then.
 *   The next call tries again.
 */
export function lazily<T>(load: () => Promise<T>): () => Promise<T | undefined> {
  let loaded: Promise<T | undefined> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      tellNotLoaded(error);
      return undefined;
    });
    return loaded;
  };
}

function tellNotLoaded(error: unknown): void {
  const reason = reasonOf(error);
  log().error(`A part of the extension could not be loaded: ${reason}`);
  void showError(
    vscode.l10n.t(
      "A part of Certificate Browser could not be loaded. Reload the window; if that does not help, install the extension again. ({0})",
      reason.split("\n", 1)[0] ?? "",
    ),
  );
}
