import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { disposeLog } from "../../../src/ui/log";

type Window = typeof vscode.window;

/** A member of `vscode.window` that is replaced until the stub is disposed. The extension sees the same object. */
export function stubWindow<K extends keyof Window>(name: K, replacement: Window[K]): vscode.Disposable {
  const original = vscode.window[name];
  assert.ok(Reflect.set(vscode.window, name, replacement), `${name} cannot be replaced`);
  return { dispose: () => void Reflect.set(vscode.window, name, original) };
}

/**
 * Collects what is logged instead of the editor. For code that belongs to the test: its log would have the name of the
 * extension's, and the editor closes both with one.
 */
export function keepLog(): vscode.Disposable & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const channel = {
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
    show: () => {},
    dispose: () => {},
  };
  const stub = stubWindow("createOutputChannel", (() => channel) as never);
  return {
    lines,
    dispose: () => {
      disposeLog();
      stub.dispose();
    },
  };
}

/** A message that was shown, on one line with its detail, and its buttons. */
export interface ShownMessage {
  readonly text: string;
  readonly buttons: readonly string[];
}

/**
 * Answers messages instead of the user.
 *
 * @param answers the button pressed for the first message, the second …; undefined, or none left, dismisses it
 */
export function answerMessages(
  kind: "showInformationMessage" | "showWarningMessage" | "showErrorMessage",
  answers: readonly (string | undefined)[] = [],
): vscode.Disposable & { readonly shown: readonly ShownMessage[] } {
  const shown: ShownMessage[] = [];
  const show = async (text: string, ...rest: readonly unknown[]) => {
    const options = rest.find((item): item is vscode.MessageOptions => typeof item === "object");
    const buttons = rest.filter((item) => typeof item === "string");
    shown.push({ text: [text, options?.detail ?? ""].join("\n"), buttons });
    const answer = answers[shown.length - 1];
    return buttons.find((button) => button === answer);
  };
  const stub = stubWindow(kind, show as Window[typeof kind]);
  return { shown, dispose: () => stub.dispose() };
}
