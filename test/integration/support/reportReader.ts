import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ReportAction, ReportModel } from "../../../src/uploadReport";
import { isReportToWebview, type ReportToExtension } from "../../../src/uploadReport/protocol";
import { stubWindow } from "./stubs";

/** What the reader does when a report is shown; undefined leaves it open. */
export type Reader = (model: ReportModel) => ReportToExtension | undefined;

/** Ticks everything and uploads, with what is proposed unless told otherwise. */
export function agree(over: { readonly alias?: string; readonly projectId?: number } = {}): Reader {
  return ({ checklist, target }) => ({
    type: "upload",
    accepted: checklist.checks.flatMap(({ id, tick }) => (tick === undefined ? [] : [id])),
    alias: over.alias ?? target?.alias.value ?? "",
    projectId: over.projectId ?? target?.project?.chosen ?? 0,
  });
}

/** Presses a button of the check whose text matches, or one that belongs to none. */
export function press(action: ReportAction, check?: RegExp): Reader {
  return ({ checklist }) => {
    if (check === undefined) return { type: "act", action };
    const found = checklist.checks.find(({ text }) => check.test(text));
    assert.ok(found, `no check says ${check}: ${checklist.checks.map(({ text }) => text).join("\n")}`);
    assert.ok(
      found.buttons.some((button) => button.action === action),
      `no button ${action} at "${found.text}"`,
    );
    return { type: "act", action, check: found.id };
  };
}

/**
 * Reads upload reports in place of their webview: the first report shown is answered by the first reader, and so on; the
 * report is closed when there are no readers left.
 */
export function readReports(...readers: readonly Reader[]): vscode.Disposable & {
  readonly models: readonly ReportModel[];
  readonly closed: () => boolean;
  /** Closes the report, as the user closes its tab. */
  readonly close: () => void;
} {
  const models: ReportModel[] = [];
  let closed = false;
  let panel: { dispose(): void } | undefined;
  const { createWebviewPanel } = vscode.window;
  const make = (viewType: string, ...rest: unknown[]) => {
    if (viewType !== "certificateBrowser.uploadReport") {
      return Reflect.apply(createWebviewPanel, vscode.window, [viewType, ...rest]);
    }
    panel = fakePanel(
      (model) => {
        models.push(model);
        const reader = readers[models.length - 1];
        return reader === undefined ? { type: "act", action: "cancel" } : reader(model);
      },
      () => {
        closed = true;
      },
    );
    return panel;
  };
  const stub = stubWindow("createWebviewPanel", make as typeof createWebviewPanel);
  return { models, closed: () => closed, close: () => panel?.dispose(), dispose: () => stub.dispose() };
}

/** A panel without a window: it says that it is ready, and answers each report. */
function fakePanel(read: Reader, onClose: () => void): { dispose(): void } {
  const received = new vscode.EventEmitter<unknown>();
  const disposed = new vscode.EventEmitter<void>();
  const viewState = new vscode.EventEmitter<unknown>();
  const webview = {
    cspSource: "",
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: received.event,
    set html(_: string) {
      setTimeout(() => received.fire({ type: "ready" }));
    },
    postMessage: async (message: unknown) => {
      assert.ok(isReportToWebview(message), "the report does not fit its protocol");
      if (message.model.bar.busy !== undefined) return true;
      const answer = read(message.model);
      if (answer !== undefined) setTimeout(() => received.fire(answer));
      return true;
    },
  };
  let isOpen = true;
  const panel = {
    webview,
    visible: true,
    title: "",
    onDidChangeViewState: viewState.event,
    onDidDispose: disposed.event,
    reveal: () => undefined,
    dispose: () => {
      if (!isOpen) return;
      isOpen = false;
      onClose();
      disposed.fire();
    },
  };
  return panel;
}
