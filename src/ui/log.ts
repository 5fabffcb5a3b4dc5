import * as vscode from "vscode";

let channel: vscode.LogOutputChannel | undefined;

/** The extension's log, made on first use. English, and never a secret: callers log codes, IDs and counts. */
export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel("Certificate Browser", { log: true });
  return channel;
}

/** Closes the log with the extension. */
export function disposeLog(): void {
  channel?.dispose();
  channel = undefined;
}
