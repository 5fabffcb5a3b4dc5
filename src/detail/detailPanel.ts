import * as vscode from "vscode";
import { type Health, healthOf, message } from "../certificates";
import { localize } from "../ui/localize";
import { log } from "../ui/log";
import { visibleText } from "../ui/visibleText";
import { coverageOf } from "./coverage";
import type { FollowedCertificate } from "./followedCertificate";
import { pageHtml } from "./html";
import { coveredNames, type DetailInput, present } from "./present";
import {
  type ActionId,
  type CoverageMessage,
  isToExtension,
  type ToExtension,
  type ToWebview,
} from "./protocol";
import type { Speech } from "./sections/wording";

/** One open panel: it draws what is known of its certificate, and does what the reader asks for. */
export class DetailPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #followed: FollowedCertificate;
  readonly #subscriptions: vscode.Disposable[] = [];
  /** The webview's script listens. It starts anew whenever the panel was hidden. */
  #ready = false;
  #timeZone: string | undefined;
  #disposed = false;

  constructor(panel: vscode.WebviewPanel, followed: FollowedCertificate, extensionUri: vscode.Uri) {
    this.#panel = panel;
    this.#followed = followed;
    this.#subscriptions.push(
      followed,
      panel.webview.onDidReceiveMessage((received: unknown) => this.#receive(received)),
      panel.onDidChangeViewState(() => this.#lookedAt()),
      panel.onDidDispose(() => this.dispose()),
    );
    followed.onDidChange(() => this.update());
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, "dist"),
        vscode.Uri.joinPath(extensionUri, "media"),
      ],
    };
    panel.webview.html = this.#html(extensionUri);
    this.#followed.watched = panel.visible;
    this.update();
  }

  reveal(): void {
    if (!this.#disposed) this.#panel.reveal();
  }

  /** Draws anew: after a change of what is known, of a setting, or of the day. */
  update(): void {
    if (this.#disposed) return;
    const input = this.#input();
    const model = present(input, this.#speech());
    // A revived panel keeps the title the editor remembers until the certificate is known again.
    if (input.certificate !== undefined) this.#panel.title = model.tab;
    this.#panel.iconPath = new vscode.ThemeIcon(tabIcon(input));
    this.#post({ type: "model", model });
  }

  /** Stops following. The editor's tab stays: after a reload of the window it is revived. */
  dispose(): void {
    this.#disposed = true;
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
  }

  #html(extensionUri: vscode.Uri): string {
    const { webview } = this.#panel;
    const address = (...path: string[]) =>
      webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
    return pageHtml({
      cspSource: webview.cspSource,
      script: address("dist", "webview.js"),
      style: address("media", "detail.css"),
      iconFont: address("dist", "codicon.ttf"),
      language: vscode.env.language,
      title: vscode.l10n.t("Certificate"),
      ...this.#followed.ref,
    });
  }

  #speech(): Speech {
    const speech = { translate: localize, locale: vscode.env.language };
    return this.#timeZone === undefined ? speech : { ...speech, timeZone: this.#timeZone };
  }

  #input(): DetailInput {
    const { ref, session, knowledge } = this.#followed;
    const site = session?.account.site;
    return {
      ...knowledge,
      certificateId: ref.certificateId,
      ...(session === undefined ? {} : { accountName: session.account.name }),
      hasConsole: site === "china" || site === "international",
      now: Date.now(),
      expiringDays: vscode.workspace.getConfiguration("certificateBrowser").get("expiringDays", 30),
    };
  }

  #lookedAt(): void {
    const { visible } = this.#panel;
    if (!visible) this.#ready = false;
    this.#followed.watched = visible;
  }

  #post(sent: ToWebview): void {
    if (this.#ready && !this.#disposed) void this.#panel.webview.postMessage(sent);
  }

  #receive(received: unknown): void {
    if (!isToExtension(received)) {
      log().warn("The detail panel refused a message that does not fit the protocol");
      return;
    }
    void this.#do(received).catch((error: unknown) => {
      log().error(`The detail panel could not do "${received.type}"`, error);
      void vscode.window.showErrorMessage(vscode.l10n.t("That did not work; the log says more."));
    });
  }

  async #do(received: ToExtension): Promise<void> {
    switch (received.type) {
      case "ready":
        this.#ready = true;
        this.#timeZone = received.timeZone;
        this.update();
        return;
      case "run":
        await this.#run(received.action);
        return;
      case "copy":
        await vscode.env.clipboard.writeText(received.text);
        this.#post({ type: "announce", text: vscode.l10n.t("Copied to the clipboard") });
        return;
      case "covers":
        this.#post(this.#coverage(received.host));
        return;
      case "problem":
        log().warn(`Detail panel: ${visibleText(received.text)}`);
    }
  }

  async #run(action: ActionId): Promise<void> {
    if (action === "refresh") await this.#followed.load();
    else await vscode.commands.executeCommand(`certificateBrowser.${action}`, this.#followed.ref);
  }

  #coverage(host: string): CoverageMessage {
    const coverage = coverageOf(coveredNames(this.#followed.knowledge), host);
    const type = "coverage";
    switch (coverage.verdict) {
      case "invalid":
        return {
          type,
          host,
          verdict: "invalid",
          text: localize(message("This is not a host name or IP address.")),
        };
      case "no":
        return {
          type,
          host,
          verdict: "no",
          text: localize(message("No, {0} is not covered.", visibleText(coverage.host))),
        };
      case "yes":
        return {
          type,
          host,
          verdict: "yes",
          text: localize(message("Yes, by {0}.", visibleText(coverage.by))),
        };
    }
  }
}

const tabIcons: Record<Health, string> = {
  valid: "verified",
  expiring: "warning",
  expired: "error",
  pending: "watch",
  failed: "error",
  ended: "circle-slash",
};

function tabIcon({ certificate, now, expiringDays }: DetailInput): string {
  return certificate === undefined ? "verified" : tabIcons[healthOf(certificate, now, expiringDays)];
}
