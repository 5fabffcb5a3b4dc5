import * as vscode from "vscode";
import { type Icon, lookIcon } from "../ui/icon";
import { localize } from "../ui/localize";
import { log } from "../ui/log";
import { showError } from "../ui/notify";
import { themeIcon } from "../ui/themeIcon";
import { visibleText } from "../ui/visibleText";
import { VisibleTimer } from "../ui/visibleTimer";
import { webviewPage } from "../ui/webviewResources";
import type { CardFiles } from "./cardFiles";
import { coverageOf, coverageText } from "./coverage";
import type { FollowedCertificate } from "./followedCertificate";
import { type History, lookUpHistory } from "./history";
import { Lookup } from "./lookup";
import { coveredNames, type DetailInput, findDecoded, present } from "./present";
import {
  type ActionId,
  type CardMessage,
  type CoverageMessage,
  type DetailModel,
  isToExtension,
  type ModelMessage,
  type ToExtension,
  type ToWebview,
} from "./protocol";
import { lookUpUsage, type Usage } from "./usage";

/** How long what is said of the time left may be behind. */
const minutesBetweenUpdates = 1;

/** What was learnt of who reads the panels. The first one tells, the next ones are right from the start. */
export interface Reader {
  /** IANA name. The extension may run on another machine than the one that shows the panel. */
  timeZone?: string;
}

/** What a panel needs besides its certificate. */
export interface DetailPanelParts {
  readonly extensionUri: vscode.Uri;
  readonly cardFiles: CardFiles;
  readonly reader: Reader;
}

/** One open panel: it draws what is known of its certificate, and does what the reader asks for. */
export class DetailPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #followed: FollowedCertificate;
  readonly #cardFiles: CardFiles;
  readonly #reader: Reader;
  readonly #extensionUri: vscode.Uri;
  readonly #usage = new Lookup<Usage>(Date.now);
  readonly #history = new Lookup<History>(Date.now);
  readonly #subscriptions: vscode.Disposable[] = [];
  /** The webview's script listens. It starts anew whenever the panel was hidden. */
  #ready = false;
  #disposed = false;
  /** The tab's icon. The editor takes any new object for another icon. */
  #icon: Icon | undefined;

  /** @param open gives the tab. A new one has its title from the start: another one costs the editor a good deal of time */
  constructor(
    open: (title: string) => vscode.WebviewPanel,
    followed: FollowedCertificate,
    { extensionUri, cardFiles, reader }: DetailPanelParts,
  ) {
    this.#followed = followed;
    this.#cardFiles = cardFiles;
    this.#reader = reader;
    this.#extensionUri = extensionUri;
    const input = this.#input();
    const model = this.#model(input);
    const panel = open(model.tab);
    this.#panel = panel;
    const clock = new VisibleTimer(panel, () => this.update());
    this.#subscriptions.push(
      followed,
      this.#usage,
      this.#history,
      panel.webview.onDidReceiveMessage((received: unknown) => this.#receive(received)),
      panel.onDidChangeViewState(() => this.#lookedAt()),
      panel.onDidDispose(() => this.dispose()),
      clock,
    );
    clock.every(minutesBetweenUpdates);
    for (const source of [followed, this.#usage, this.#history]) source.onDidChange(() => this.update());
    this.#dress(input, model);
    panel.webview.html = this.#html(model);
    this.#followed.watched = panel.visible;
  }

  /** The reader closed the tab. */
  get onDidClose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  reveal(): void {
    if (!this.#disposed) this.#panel.reveal();
  }

  /** Draws anew: after a change of what is known or of a setting, and as time goes by. */
  update(): void {
    if (this.#disposed) return;
    const input = this.#input();
    const model = this.#model(input);
    this.#dress(input, model);
    // The page of a hidden panel is made anew when it is shown: it is to begin with what is true by then.
    if (this.#panel.visible) this.#post({ type: "model", model });
    else this.#panel.webview.html = this.#html(model);
  }

  #model(input: DetailInput): DetailModel {
    const { timeZone } = this.#reader;
    const speech = { translate: localize, locale: vscode.env.language };
    return present(input, timeZone === undefined ? speech : { ...speech, timeZone });
  }

  /** Gives the tab its title and icon. */
  #dress(input: DetailInput, model: DetailModel): void {
    // A revived panel keeps the title the editor remembers until the certificate is known again.
    if (input.certificate !== undefined) this.#panel.title = model.tab;
    const icon = tabIcon(input, model);
    if (icon.name === this.#icon?.name && icon.color === this.#icon.color) return;
    this.#icon = icon;
    this.#panel.iconPath = themeIcon(icon);
  }

  /** Stops following. The editor's tab stays: after a reload of the window it is revived. */
  dispose(): void {
    this.#disposed = true;
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
  }

  #html(model: DetailModel): string {
    const firstMessage: ModelMessage = { type: "model", model };
    const { webview } = this.#panel;
    const { accountId, certificateId } = this.#followed.ref;
    return webviewPage(webview, this.#extensionUri, {
      script: "webview.js",
      styles: ["detail.css"],
      title: vscode.l10n.t("Certificate"),
      data: { "account-id": accountId, "certificate-id": certificateId },
      firstMessage,
    });
  }

  #input(): DetailInput {
    const { ref, session, knowledge, accountName, isOneOfSeveralAccounts } = this.#followed;
    const site = session?.account.site;
    const isIssued = knowledge.certificate?.notAfter !== undefined && knowledge.absence === undefined;
    return {
      ...knowledge,
      certificateId: ref.certificateId,
      ...(accountName === undefined ? {} : { accountName }),
      isOneOfSeveralAccounts,
      ...(isIssued && session?.service.capabilities.boundResources ? { usage: this.#usage.state } : {}),
      ...(session?.service.capabilities.operationLog ? { history: this.#history.state } : {}),
      canCheckValidation: session?.service.capabilities.checkValidation === true,
      hasConsole: site === "china" || site === "international",
      now: Date.now(),
      expiringDays: vscode.workspace.getConfiguration("certificateBrowser").get("expiringDays", 30),
    };
  }

  /** The page goes when its tab is hidden. The next one is to begin with what this one showed. */
  #lookedAt(): void {
    const { visible } = this.#panel;
    if (!visible && this.#ready) {
      this.#ready = false;
      this.update();
    }
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
      void showError(vscode.l10n.t("That did not work; the log says more."));
    });
  }

  async #do(received: ToExtension): Promise<void> {
    switch (received.type) {
      case "ready":
        this.#ready = true;
        this.#reader.timeZone = received.timeZone;
        this.update();
        return;
      case "run":
        await this.#run(received.action);
        return;
      case "card":
        await this.#doWithCard(received);
        return;
      case "open":
        await this.#openRelated(received.certificate);
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
    const { ref, session } = this.#followed;
    switch (action) {
      case "refresh":
        await this.#followed.load();
        return;
      case "stopUsage":
        this.#usage.stop();
        return;
      case "stopHistory":
        this.#history.stop();
        return;
      case "lookUpUsage":
        if (session === undefined) return;
        await this.#usage.start((signal) => lookUpUsage(session.service, ref.certificateId, signal));
        return;
      case "lookUpHistory":
        if (session === undefined) return;
        await this.#history.start((signal) =>
          lookUpHistory(session.service, ref.certificateId, Date.now(), signal),
        );
        return;
      default:
        await vscode.commands.executeCommand(`certificateBrowser.${action}`, ref);
    }
  }

  async #doWithCard({ action, card }: CardMessage): Promise<void> {
    const certificate = findDecoded(this.#followed.knowledge, card);
    if (certificate === undefined) return;
    if (action === "open") await this.#cardFiles.open(certificate);
    else await this.#cardFiles.export(certificate);
  }

  /** Opens the panel of a certificate that this one names, and of no other. */
  async #openRelated(certificateId: string): Promise<void> {
    const { ref, knowledge } = this.#followed;
    if (!knowledge.related?.some(({ id }) => id === certificateId)) return;
    await vscode.commands.executeCommand("certificateBrowser.showDetail", { ...ref, certificateId });
  }

  #coverage(host: string): CoverageMessage {
    const coverage = coverageOf(coveredNames(this.#followed.knowledge), host);
    return { type: "coverage", host, verdict: coverage.verdict, text: localize(coverageText(coverage)) };
  }
}

/** As the head, and by that as in the tree: the shape and the colour both tell the state. */
function tabIcon({ certificate, absence }: DetailInput, { head }: DetailModel): Icon {
  if (absence !== undefined) return { name: "circle-slash" };
  return certificate === undefined ? { name: "verified" } : lookIcon(head);
}
