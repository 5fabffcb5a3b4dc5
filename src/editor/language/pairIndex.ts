import * as vscode from "vscode";
import type { DecodedCertificate } from "../../pem";
import { type BlockFacts, BlockReader, type KnownBlock, type PemCode, withoutText } from "./knownBlocks";
import type { PemFileAccess } from "./languageParts";
import { halfOf, type KeyHolder, noPartners, type Partners, partnersAmong } from "./pairing";

/** A PEM file of the workspace with what is in it. */
export interface IndexedFile {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly blocks: readonly BlockFacts[];
  readonly holders: readonly KeyHolder[];
  /** CA certificates, which may complete a chain. */
  readonly authorities: readonly DecodedCertificate[];
}

/**
 * Which PEM files of the workspace hold which public key, so that key and certificate find each other, and which CA
 * certificates there are. The workspace is searched when somebody first asks, and a file is read again when it changed.
 */
export class PairIndex implements vscode.Disposable {
  readonly #pem: PemCode;
  readonly #files: PemFileAccess;
  readonly #indexed = new Map<string, IndexedFile>();
  readonly #changes = new vscode.EventEmitter<void>();
  #watching: vscode.Disposable | undefined;
  #ready: Promise<void> | undefined;

  /** Files were read, changed or went. */
  readonly onDidChange = this.#changes.event;

  constructor(pem: PemCode, files: PemFileAccess) {
    this.#pem = pem;
    this.#files = files;
  }

  /** Settles when the workspace has been read once. */
  ready(): Promise<void> {
    this.#ready ??= this.#readWorkspace();
    return this.#ready;
  }

  /** The files with the same public key as a block, as far as they have been read. */
  partnersOf({ kind, content }: BlockFacts, own: vscode.Uri): Partners {
    void this.ready();
    const spkiSha256 = content.publicKey?.spkiSha256;
    if (spkiSha256 === undefined) return noPartners;
    const holders = [...this.#indexed.values()].flatMap((file) => file.holders);
    return partnersAmong(holders, { kind, spkiSha256, uri: own.toString() });
  }

  /** The files with PEM blocks in them, as far as they have been read, by name. */
  files(): readonly IndexedFile[] {
    return [...this.#indexed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  file(uri: vscode.Uri): IndexedFile | undefined {
    return this.#indexed.get(uri.toString());
  }

  /** The CA certificates of the workspace, as far as they have been read. */
  authorities(): readonly DecodedCertificate[] {
    return [...this.#indexed.values()].flatMap((file) => file.authorities);
  }

  dispose(): void {
    this.#watching?.dispose();
    this.#changes.dispose();
    this.#indexed.clear();
  }

  async #readWorkspace(): Promise<void> {
    this.#watching = this.#watch();
    for (const uri of await this.#files.workspacePairFiles()) await this.#read(uri);
    this.#changes.fire();
  }

  /** Reads a file; one that cannot be read has nothing to offer. */
  async #read(uri: vscode.Uri): Promise<void> {
    const file = await this.#files.readSourceFile(uri);
    const known = file.ok ? new BlockReader(this.#pem).read(file.value) : [];
    if (known.length === 0) this.#indexed.delete(uri.toString());
    else this.#indexed.set(uri.toString(), indexed(uri, this.#files.fileName(uri), known));
  }

  #watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(this.#files.pairGlob);
    // Of a folder that is deleted the editor tells the folder alone.
    const deletions = vscode.workspace.createFileSystemWatcher("**", true, true);
    const update = async (uri: vscode.Uri) => {
      if (!(await this.#files.isSearched(uri))) return;
      await this.#read(uri);
      this.#changes.fire();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(update),
      watcher.onDidChange(update),
      deletions,
      deletions.onDidDelete((uri) => this.#forget(uri)),
    );
  }

  /** A file, or all files of a folder, are gone. */
  #forget(gone: vscode.Uri): void {
    const folder = `${gone.toString()}/`;
    const lost = [...this.#indexed.keys()].filter((key) => key === gone.toString() || key.startsWith(folder));
    for (const key of lost) this.#indexed.delete(key);
    if (lost.length > 0) this.#changes.fire();
  }
}

function indexed(uri: vscode.Uri, name: string, known: readonly KnownBlock[]): IndexedFile {
  return {
    uri,
    name,
    blocks: known.map(withoutText),
    holders: known.flatMap(({ kind, content }) => {
      const half = halfOf(kind);
      const spkiSha256 = half === undefined ? undefined : content.publicKey?.spkiSha256;
      if (half === undefined || spkiSha256 === undefined) return [];
      return [{ uri: uri.toString(), name, half, spkiSha256 }];
    }),
    authorities: known.flatMap(({ content: { certificate } }) => (certificate?.isCa ? [certificate] : [])),
  };
}
