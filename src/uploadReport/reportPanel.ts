import * as vscode from "vscode";
import { log } from "../ui/log";
import { visibleText } from "../ui/visibleText";
import { webviewOptions, webviewPage } from "../ui/webviewResources";
import type { ReportAction, ReportModel } from "./model";
import { isReportToExtension, type ReportToExtension, type UploadMessage } from "./protocol";

const viewType = "certificateBrowser.uploadReport";

/** What the reader of a report did. */
export type ReportAnswer =
  | { readonly kind: "act"; readonly action: ReportAction; readonly check?: string }
  | ({ readonly kind: "upload" } & Pick<UploadMessage, "accepted" | "projectId" | "alias">)
  | { readonly kind: "closed" };

/** The report of one upload, in a tab of its own. It is gone when the upload is made or given up. */
export class ReportPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #answers = new vscode.EventEmitter<ReportAnswer>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #model: ReportModel | undefined;
  /** The webview's script listens. It starts anew whenever the panel was hidden. */
  #ready = false;
  #closed = false;

  /** What the reader does, from the moment somebody listens. */
  readonly onDidAnswer = this.#answers.event;

  constructor(extensionUri: vscode.Uri) {
    this.#panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t("Upload"),
      vscode.ViewColumn.Active,
      { ...webviewOptions(extensionUri), enableFindWidget: true },
    );
    this.#panel.iconPath = new vscode.ThemeIcon("cloud-upload");
    this.#subscriptions = [
      this.#panel.webview.onDidReceiveMessage((received: unknown) => this.#receive(received)),
      this.#panel.onDidChangeViewState(() => {
        if (!this.#panel.visible) this.#ready = false;
      }),
      this.#panel.onDidDispose(() => this.#close()),
    ];
    this.#panel.webview.html = webviewPage(this.#panel.webview, extensionUri, {
      script: "uploadReport.js",
      styles: ["detail.css", "uploadReport.css"],
      title: vscode.l10n.t("Upload"),
    });
  }

  /** Draws a report, in place of the one before. */
  show(model: ReportModel): void {
    this.#model = model;
    if (this.#closed) return;
    this.#panel.title = model.tab;
    this.#post();
  }

  /** The tab was closed, or is being closed. */
  get closed(): boolean {
    return this.#closed;
  }

  dispose(): void {
    this.#panel.dispose();
    this.#close();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#answers.fire({ kind: "closed" });
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#answers.dispose();
  }

  #post(): void {
    if (this.#ready && this.#model !== undefined) {
      void this.#panel.webview.postMessage({ type: "report", model: this.#model });
    }
  }

  #receive(received: unknown): void {
    if (!isReportToExtension(received)) {
      log().warn("The upload report refused a message that does not fit the protocol");
      return;
    }
    this.#answer(received);
  }

  #answer(received: ReportToExtension): void {
    switch (received.type) {
      case "ready":
        this.#ready = true;
        this.#post();
        return;
      case "act": {
        const { action, check } = received;
        this.#answers.fire({ kind: "act", action, ...(check === undefined ? {} : { check }) });
        return;
      }
      case "upload": {
        const { accepted, projectId, alias } = received;
        const project = projectId === undefined ? {} : { projectId };
        this.#answers.fire({ kind: "upload", accepted, alias, ...project });
        return;
      }
      case "problem":
        log().warn(`Upload report: ${visibleText(received.text)}`);
    }
  }
}
