import * as vscode from "vscode";
import type { CertificateRef, Session, Sessions } from "../accounts";
import { type CertificateDetail, failure, type Result, type ServiceError, success } from "../certificates";
import { signalOf } from "../ui/cancellation";
import { errorSentences } from "../ui/serviceErrors";
import { certificateScheme, certificateUriParts, refOfCertificateUri } from "./certificateUri";
import { publicCertificates } from "./publicCertificates";

interface OpenDocument {
  readonly text: string;
  /** Hears of changes of the account. */
  readonly subscription: { dispose(): void };
}

/** Certificates of an account as read-only PEM documents. A text is kept while its document is open. */
export class CertificateDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #open = new Map<string, OpenDocument>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#changes.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(certificateScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      this.#changes,
    ];
  }

  /**
   * Opens a certificate. `false` when nothing has been issued yet, so that there is nothing to show.
   *
   * @param signal stops the request, not the opening.
   */
  async show(
    session: Session,
    certificateId: string,
    signal: AbortSignal,
  ): Promise<Result<boolean, ServiceError>> {
    const detail = await session.service.detail(certificateId, { signal });
    if (!detail.ok) return failure(detail.error);
    const text = pemOf(detail.value);
    if (text === "") return success(false);
    const uri = vscode.Uri.from(certificateUriParts(session.account, detail.value));
    this.#remember(uri, session, certificateId, text);
    this.#changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    return success(true);
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const known = this.#open.get(uri.toString());
    if (known !== undefined) return known.text;
    const ref = refOfCertificateUri(uri);
    const session = ref === undefined ? undefined : this.#sessions.get(ref.accountId);
    if (ref === undefined || session === undefined) return vscode.l10n.t("This account is not known here.");
    return this.#fetch(uri, session, ref, token);
  }

  dispose(): void {
    for (const { subscription } of this.#open.values()) subscription.dispose();
    this.#open.clear();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #fetch(
    uri: vscode.Uri,
    session: Session,
    { certificateId }: CertificateRef,
    token: vscode.CancellationToken,
  ): Promise<string> {
    const detail = await session.service.detail(certificateId, { signal: signalOf(token) });
    if (!detail.ok) return errorSentences(detail.error).join("\n");
    const text = pemOf(detail.value) || vscode.l10n.t("No certificate has been issued yet.");
    this.#remember(uri, session, certificateId, text);
    return text;
  }

  #remember(uri: vscode.Uri, session: Session, certificateId: string, text: string): void {
    this.#forget(uri);
    const subscription = session.store.onDidChange(({ updated }) => {
      if (!updated.includes(certificateId)) return;
      this.#forget(uri);
      this.#changes.fire(uri);
    });
    this.#open.set(uri.toString(), { text, subscription });
  }

  #forget(uri: vscode.Uri): void {
    this.#open.get(uri.toString())?.subscription.dispose();
    this.#open.delete(uri.toString());
  }
}

/** The certificate with its intermediates; for Chinese SM the encryption certificate too. */
function pemOf({ pem, encryptionPem }: CertificateDetail): string {
  return publicCertificates(pem, encryptionPem);
}
