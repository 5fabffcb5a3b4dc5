import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { localize } from "../ui/localize";
import { listingAge } from "./listingAge";
import { type LoadingProgress, loadingProgress } from "./loadingProgress";
import type { Text } from "./node";

/**
 * The message above a view's tree, which wraps where the sidebar is narrow: the filter in force, how old a list is that is
 * not up to date (unless there are account nodes to say it), and how far the listings under way are. Those have the bar at
 * the view's top, too.
 */
export class ViewMessage implements vscode.Disposable {
  readonly #view: vscode.TreeView<unknown>;
  readonly #viewId: string;
  #endBar: (() => void) | undefined;

  constructor(view: vscode.TreeView<unknown>, viewId: string) {
    this.#view = view;
    this.#viewId = viewId;
  }

  /** @param filter says which filter is in force; empty without one */
  update(sessions: Sessions, showsAccounts: boolean, filter: string): void {
    const progress = loadingProgress(sessions);
    const [only] = sessions.all();
    const age = only === undefined || showsAccounts ? [] : listingAge(only.store.state, Date.now());
    const text = [filter, this.#listingText(age, progress)].filter((part) => part !== "").join(" · ");
    if ((this.#view.message ?? "") !== text) this.#view.message = text;
    if (progress === undefined) this.#end();
    else this.#endBar ??= this.#startBar();
  }

  dispose(): void {
    this.#end();
  }

  #end(): void {
    this.#endBar?.();
    this.#endBar = undefined;
  }

  #startBar(): () => void {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    void vscode.window.withProgress({ location: { viewId: this.#viewId } }, () => ended);
    return end;
  }

  #listingText(age: readonly Text[], progress: LoadingProgress | undefined): string {
    const told = age.map((text) => (typeof text === "string" ? text : localize(text)));
    const counted = progress === undefined ? "" : this.#numbersOf(progress);
    return capitalised([...told, ...(counted === "" ? [] : [counted])].join(" · "));
  }

  /** Nothing while no page has come, and nothing for lists of one page: numbers that flash by help nobody. */
  #numbersOf({ seen, total }: LoadingProgress): string {
    if (seen >= total) return "";
    const numbers = new Intl.NumberFormat(vscode.env.language);
    return vscode.l10n.t("Loading… {0} of {1}", numbers.format(seen), numbers.format(total));
  }
}

function capitalised(line: string): string {
  return line.slice(0, 1).toLocaleUpperCase(vscode.env.language) + line.slice(1);
}
