import * as vscode from "vscode";
import type { DecodedCertificate } from "../../pem";
import { chunksOf } from "../chunks";
import { isInside } from "../topmost";
import { BatchQueue } from "./batchQueue";
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

/** How many files are read at a time: most of it is waiting for the editor. */
const readAtOnce = 16;

/** What the editor told of a file or a folder. */
interface FileEvent {
  readonly uri: vscode.Uri;
  readonly kind: "created" | "changed" | "gone";
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
  readonly #events = new BatchQueue<FileEvent>((events) => this.#follow(events));
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
    await this.#readAll(await this.#files.workspacePairFiles());
    this.#changes.fire();
  }

  async #readAll(uris: readonly vscode.Uri[]): Promise<void> {
    for (const some of chunksOf(uris, readAtOnce)) await Promise.all(some.map((uri) => this.#read(uri)));
  }

  /** Reads a file; one that cannot be read has nothing to offer. */
  async #read(uri: vscode.Uri): Promise<void> {
    const file = await this.#files.readSourceFile(uri);
    const known = file.ok ? new BlockReader(this.#pem).read(file.value) : [];
    if (known.length === 0) this.#indexed.delete(uri.toString());
    else this.#indexed.set(uri.toString(), indexed(uri, this.#files.fileName(uri), known));
  }

  #watch(): vscode.Disposable {
    const files = vscode.workspace.createFileSystemWatcher(this.#files.pairGlob, true, false, true);
    // Of a folder that is deleted the editor tells the folder alone, and of a new one often, since its files come
    // before it is watched.
    const all = vscode.workspace.createFileSystemWatcher("**", false, true, false);
    const tell = (kind: FileEvent["kind"]) => (uri: vscode.Uri) => this.#events.add({ uri, kind });
    return vscode.Disposable.from(
      files,
      files.onDidChange(tell("changed")),
      all,
      all.onDidCreate(tell("created")),
      all.onDidDelete(tell("gone")),
    );
  }

  /** One batch after the other, and after the first reading: what was read last is what was there last. */
  async #follow(events: readonly FileEvent[]): Promise<void> {
    await this.#ready;
    const of = (...kinds: FileEvent["kind"][]) =>
      events.filter(({ kind }) => kinds.includes(kind)).map(({ uri }) => uri);
    const lost = this.#forget(new Set(of("gone").map(String)));
    const changed = await this.#files.searchedAmong(of("created", "changed"));
    await this.#readAll(changed);
    if (lost || changed.length > 0) this.#changes.fire();
  }

  /** Files, or all files of folders, are gone. Whether any of them was known. */
  #forget(gone: ReadonlySet<string>): boolean {
    const lost = [...this.#indexed.keys()].filter((key) => gone.has(key) || isInside(key, gone));
    for (const key of lost) this.#indexed.delete(key);
    return lost.length > 0;
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
