import * as vscode from "vscode";
import { logLine, logStack } from "./logLine";

/** What the rooms may do with the log. */
export interface Log {
  debug(line: string): void;
  warn(line: string): void;
  /** @param error what went wrong; its stack is logged too */
  error(line: string, error?: unknown): void;
  show(): void;
}

let channel: vscode.LogOutputChannel | undefined;

/**
 * The extension's log, made on first use. English, and never a secret: callers log codes, IDs and counts. What the service
 * calls something stays on its line.
 */
export function log(): Log {
  channel ??= vscode.window.createOutputChannel("Certificate Browser", { log: true });
  const output = channel;
  return {
    debug: (line) => output.debug(logLine(line)),
    warn: (line) => output.warn(logLine(line)),
    error: (line, error) => output.error([logLine(line), ...logStack(error)].join("\n")),
    show: () => output.show(),
  };
}

/** Closes the log with the extension. */
export function disposeLog(): void {
  channel?.dispose();
  channel = undefined;
}
