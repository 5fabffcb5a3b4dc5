import * as vscode from "vscode";
import type { Sessions } from "../accounts";
import { type LoadingProgress, loadingProgress } from "./loadingProgress";

/** Shows in a view how far the listings under way are: the bar at its top, and a line with numbers. */
export class ViewProgress implements vscode.Disposable {
  readonly #view: vscode.TreeView<unknown>;
  readonly #viewId: string;
  #endBar: (() => void) | undefined;

  constructor(view: vscode.TreeView<unknown>, viewId: string) {
    this.#view = view;
    this.#viewId = viewId;
  }

  update(sessions: Sessions): void {
    const progress = loadingProgress(sessions);
    this.#view.message = progress === undefined ? "" : this.#text(progress);
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

  /** Nothing while no page has come, and nothing for lists of one page: a line that flashes by helps nobody. */
  #text({ seen, total }: LoadingProgress): string {
    if (seen >= total) return "";
    const numbers = new Intl.NumberFormat(vscode.env.language);
    return vscode.l10n.t("Loading… {0} of {1}", numbers.format(seen), numbers.format(total));
  }
}
