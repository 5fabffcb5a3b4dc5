import * as vscode from "vscode";
import { stubWindow } from "./stubs";

/**
 * Answers the extension's quick picks without their window: each takes the item of its label as soon as that is there,
 * the first pick the first label, and so on.
 */
export function choose(...labels: readonly string[]): vscode.Disposable & { readonly offered: string[][] } {
  const waiting = [...labels];
  const offered: string[][] = [];
  const stub = stubWindow(
    "createQuickPick",
    (() => new AnsweredPick(waiting.shift(), offered)) as unknown as typeof vscode.window.createQuickPick,
  );
  return { offered, dispose: () => stub.dispose() };
}

class AnsweredPick {
  activeItems: readonly vscode.QuickPickItem[] = [];
  readonly #label: string | undefined;
  readonly #offered: string[][];
  readonly #accepted = new vscode.EventEmitter<void>();
  readonly #hidden = new vscode.EventEmitter<void>();
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  readonly onDidTriggerButton = new vscode.EventEmitter<unknown>().event;

  constructor(label: string | undefined, offered: string[][]) {
    this.#label = label;
    this.#offered = offered;
  }

  set items(items: readonly vscode.QuickPickItem[]) {
    this.#offered.push(items.map(({ label }) => label));
    this.activeItems = items.filter(({ label }) => label === this.#label);
    // After the extension has looked at what it set.
    setTimeout(() => (this.activeItems.length === 1 ? this.#accepted : this.#hidden).fire());
  }

  show(): void {
    if (this.#label === undefined) this.#hidden.fire();
  }

  dispose(): void {
    this.#accepted.dispose();
    this.#hidden.dispose();
  }
}
