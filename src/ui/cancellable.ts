import * as vscode from "vscode";
import { signalOf } from "./cancellation";
import { noticeText } from "./noticeText";

/** Tells what a long call is at, and how much of the whole that step was (in %). */
export type Report = (message: string, increment?: number) => void;

/** Runs a call that may take long, with a notification that can stop it. */
export function cancellable<T>(
  title: string,
  run: (signal: AbortSignal, report: Report) => Promise<T>,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: noticeText(title), cancellable: true },
    (progress, token) =>
      run(signalOf(token), (message, increment) =>
        progress.report({ message: noticeText(message), ...(increment === undefined ? {} : { increment }) }),
      ),
  );
}
