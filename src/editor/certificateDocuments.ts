import * as vscode from "vscode";
import type { Session, Sessions } from "../accounts";
import { type CertificateDetail, failure, type Result, type ServiceError, success } from "../certificates";
import { errorSentences } from "../ui/serviceErrors";
import { certificateScheme, certificateUriParts, refOfCertificateUri } from "./certificateUri";
import { publicCertificates } from "./publicCertificates";

/** A certificate as the editor reads it. */
interface CertificateFile {
  readonly bytes: Uint8Array;
  /** When the service gave it, milliseconds UTC. */
  readonly readAt: number;
}

/** A file that is being read or has been, with its listener to changes of the account. */
interface KeptFile {
  readonly file: Promise<CertificateFile>;
  readonly subscription: { dispose(): void };
}

/** What came of opening a certificate: `unreadable` when the service gave a text without any. */
export type Shown = "shown" | "notIssued" | "unreadable";

/** How many files are kept at most; one is forgotten when its document is closed. */
const mostKept = 50;

/**
 * Certificates of an account as read-only PEM files. A file system and not a provider of texts, because only the tabs of
 * files are there again after a reload of the window, and can be saved as a copy.
 */
export class CertificateDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  /** By URI, the oldest first. */
  readonly #kept = new Map<string, KeptFile>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChangeFile = this.#changes.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#disposables = [
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      this.#changes,
    ];
  }

  /** Tells the editor of these files. */
  register(): this {
    const isReadonly = new vscode.MarkdownString(
      vscode.l10n.t("A certificate of an account cannot be changed. Save a copy of it with “Save As…”."),
    );
    const options = { isCaseSensitive: true, isReadonly };
    this.#disposables.push(vscode.workspace.registerFileSystemProvider(certificateScheme, this, options));
    return this;
  }

  /**
   * Opens a certificate, or tells why there is nothing to show.
   *
   * @param signal stops the request, not the opening.
   */
  async show(
    session: Session,
    certificateId: string,
    signal: AbortSignal,
  ): Promise<Result<Shown, ServiceError>> {
    const detail = await session.service.detail(certificateId, { signal });
    if (!detail.ok) return failure(detail.error);
    const file = fileOf(detail.value);
    if (file === undefined) return success(emptiness(detail.value));
    const uri = vscode.Uri.from(certificateUriParts(session.account, detail.value));
    this.#keep(uri, session, certificateId, Promise.resolve(file));
    this.#changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    return success("shown");
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, readAt } = await this.#file(uri);
    return { type: vscode.FileType.File, ctime: readAt, mtime: readAt, size: bytes.length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#file(uri)).bytes;
  }

  /** The files stand alone: nothing is listed beside them. */
  readDirectory(): [] {
    return [];
  }

  /** What is kept is watched anyway. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    for (const { subscription } of this.#kept.values()) subscription.dispose();
    this.#kept.clear();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #file(uri: vscode.Uri): Promise<CertificateFile> {
    const kept = this.#kept.get(uri.toString());
    if (kept !== undefined) return kept.file;
    const ref = refOfCertificateUri(uri);
    if (ref === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const session = this.#sessions.get(ref.accountId);
    if (session === undefined)
      throw vscode.FileSystemError.Unavailable(vscode.l10n.t("This account is not known here."));
    const file = fetchFile(uri, session, ref.certificateId);
    this.#keep(uri, session, ref.certificateId, file);
    file.catch(() => {
      // One that was read since is no worse for it.
      if (this.#kept.get(uri.toString())?.file === file) this.#forget(uri);
    });
    return file;
  }

  #keep(uri: vscode.Uri, session: Session, certificateId: string, file: Promise<CertificateFile>): void {
    this.#forget(uri);
    const subscription = session.store.onDidChange(({ updated, removed }) => {
      const isGone = removed.includes(certificateId);
      if (!isGone && !updated.includes(certificateId)) return;
      this.#forget(uri);
      const { Changed, Deleted } = vscode.FileChangeType;
      this.#changes.fire([{ type: isGone ? Deleted : Changed, uri }]);
    });
    this.#kept.set(uri.toString(), { file, subscription });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#forget(vscode.Uri.parse(oldest));
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#kept.get(key)?.subscription.dispose();
    this.#kept.delete(key);
  }
}

async function fetchFile(
  uri: vscode.Uri,
  { service }: Session,
  certificateId: string,
): Promise<CertificateFile> {
  const detail = await service.detail(certificateId);
  if (!detail.ok) {
    if (detail.error.kind === "notFound") throw vscode.FileSystemError.FileNotFound(uri);
    throw vscode.FileSystemError.Unavailable(errorSentences(detail.error).join(" "));
  }
  const file = fileOf(detail.value);
  if (file !== undefined) return file;
  throw vscode.FileSystemError.Unavailable(
    emptiness(detail.value) === "notIssued"
      ? vscode.l10n.t("No certificate has been issued yet.")
      : vscode.l10n.t("What the service gave is no certificate in PEM form."),
  );
}

function emptiness({ pem }: CertificateDetail): "notIssued" | "unreadable" {
  return pem === undefined ? "notIssued" : "unreadable";
}

/** The certificate with its intermediates; for Chinese SM the encryption certificate too. Absent without any. */
function fileOf({ pem, encryptionPem }: CertificateDetail): CertificateFile | undefined {
  const text = publicCertificates(pem, encryptionPem);
  return text === "" ? undefined : { bytes: new TextEncoder().encode(text), readAt: Date.now() };
}
