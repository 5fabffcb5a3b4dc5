import * as vscode from "vscode";
import type { CertificateRef, Sessions } from "../accounts";
import { log } from "../ui/log";
import { webviewOptions } from "../ui/webviewResources";
import { CardFiles, type ShowText } from "./cardFiles";
import { decodePem, loadPemCode } from "./decodePem";
import { DetailPanel, type Reader } from "./detailPanel";
import { FollowedCertificate } from "./followedCertificate";
import { isPanelState } from "./protocol";
import { RecentKnowledge, refKey } from "./recentKnowledge";
import { detailViewType } from "./viewType";

export interface DetailParts {
  readonly extensionUri: vscode.Uri;
  readonly sessions: Sessions;
  /** Opens the PEM of one certificate of a chain. */
  readonly showText: ShowText;
}

/** The open panels, one a certificate. */
export class DetailPanels implements vscode.Disposable {
  readonly #parts: DetailParts;
  readonly #open = new Map<string, DetailPanel>();
  readonly #recent = new RecentKnowledge();
  readonly #reader: Reader = {};
  readonly #subscription: vscode.Disposable;

  constructor(parts: DetailParts) {
    this.#parts = parts;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration("certificateBrowser.expiringDays")) return;
      for (const panel of this.#open.values()) panel.update();
    });
  }

  /** Opens the panel of a certificate, or brings the one that is open to the front. */
  show(ref: CertificateRef): void {
    const known = this.#open.get(refKey(ref));
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const options = { ...webviewOptions(this.#parts.extensionUri), enableFindWidget: true };
    this.#follow(ref, (title) =>
      vscode.window.createWebviewPanel(detailViewType, title, vscode.ViewColumn.Active, options),
    );
  }

  /**
   * Stops following all certificates. The tabs are left to the editor: it disposes us when the window reloads too, and
   * closing them would keep them from coming back.
   */
  dispose(): void {
    this.#subscription.dispose();
    for (const panel of this.#open.values()) panel.dispose();
    this.#open.clear();
  }

  /** Takes over a panel that a reload of the window left without its extension. */
  revive(panel: vscode.WebviewPanel, state: unknown): void {
    if (!isPanelState(state)) {
      log().warn("A detail panel could not be revived: its state does not say which certificate it is");
      panel.dispose();
      return;
    }
    const { accountId, certificateId } = state;
    const known = this.#open.get(refKey(state));
    if (known === undefined) {
      panel.webview.options = webviewOptions(this.#parts.extensionUri);
      this.#follow({ accountId, certificateId }, () => panel);
      return;
    }
    panel.dispose();
    known.reveal();
  }

  #follow(ref: CertificateRef, open: (title: string) => vscode.WebviewPanel): void {
    const { sessions, extensionUri, showText } = this.#parts;
    const known = this.#recent.of(ref);
    const followed = new FollowedCertificate(ref, { sessions, decode: decodePem, now: Date.now, known });
    const panel = new DetailPanel(open, followed, {
      extensionUri,
      cardFiles: new CardFiles(showText),
      reader: this.#reader,
    });
    this.#open.set(refKey(ref), panel);
    panel.onDidClose(() => {
      this.#open.delete(refKey(ref));
      this.#recent.keep(ref, followed.knowledge);
    });
    // After what opens the panel has been sent: loading keeps the extension host busy.
    setTimeout(() => void loadPemCode());
  }
}
