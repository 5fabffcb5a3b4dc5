import { createHash } from "node:crypto";
import type * as pemCode from "../../pem";
import type { BlockKind, DecodedCertificate, PemBlock, PemSource, PublicKeyInfo } from "../../pem";

/** The PEM code, loaded. */
export type PemCode = typeof pemCode;

/** A block of a text with what is known of it. */
export interface KnownBlock {
  readonly block: PemBlock;
  readonly kind: BlockKind;
  readonly content: BlockContent;
}

/** A block without its text and bytes: all that may be kept of a private key for longer than a moment. */
export interface BlockFacts {
  readonly block: Pick<PemBlock, "index" | "label" | "line" | "problem">;
  readonly kind: BlockKind;
  readonly content: BlockContent;
}

/** What is known of a block, without the block. */
export function withoutText({ block, kind, content }: KnownBlock): BlockFacts {
  const { index, label, line, problem } = block;
  return { block: { index, label, line, ...(problem === undefined ? {} : { problem }) }, kind, content };
}

/** What a block holds; the same for every block with the same text. */
export interface BlockContent {
  /** Of a certificate that can be read. */
  readonly certificate?: DecodedCertificate;
  /** A private key that is protected by a passphrase. */
  readonly isEncrypted: boolean;
  /**
   * Of a certificate, a request, a public key, or a private key that is not encrypted. Computed when first asked for.
   */
  readonly publicKey: PublicKeyInfo | undefined;
  /** Of blocks that are neither private keys nor readable certificates. Computed when first asked for. */
  readonly decoded?: pemCode.BlockContent;
}

/**
 * Reads the blocks of one text again and again, decoding only those that were not there the last time. What is kept of a
 * private key is its public key.
 */
export class BlockReader {
  readonly #pem: PemCode;
  #contents: ReadonlyMap<string, BlockContent> = new Map();

  constructor(pem: PemCode) {
    this.#pem = pem;
  }

  read(source: PemSource): readonly KnownBlock[] {
    const next = new Map<string, BlockContent>();
    const known = this.#pem.readBlocks(source).map((block) => {
      const digest = digestOf(block);
      const content = next.get(digest) ?? this.#contents.get(digest) ?? contentOf(block, this.#pem);
      next.set(digest, content);
      return { block, kind: this.#pem.blockKind(block.label), content };
    });
    this.#contents = next;
    return known;
  }
}

function digestOf({ source, range }: PemBlock): string {
  return createHash("sha256").update(source.text.slice(range.start, range.end)).digest("base64");
}

function contentOf(block: PemBlock, pem: PemCode): BlockContent {
  const kind = pem.blockKind(block.label);
  if (kind === "certificate") return certificateContent(block, pem);
  const isEncrypted = pem.isEncryptedKey(block);
  if (kind === "private-key" && !isEncrypted) return new PlainKey(block, pem);
  if (isEncrypted) return { isEncrypted, publicKey: undefined };
  return new OtherContent(block, pem);
}

function certificateContent(block: PemBlock, pem: PemCode): BlockContent {
  const decoded = block.der === undefined ? undefined : pem.blockContent(block);
  if (decoded?.kind !== "certificate") {
    return { isEncrypted: false, publicKey: undefined, ...(decoded && { decoded }) };
  }
  const { certificate } = decoded;
  return { certificate, isEncrypted: false, publicKey: certificate.publicKey };
}

/** A request, a list, a container, a public key, parameters. It keeps the bytes of its block and not the whole text. */
class OtherContent implements BlockContent {
  readonly isEncrypted = false;
  readonly #block: PemBlock;
  readonly #pem: PemCode;
  #decoded: pemCode.BlockContent | undefined;

  constructor(block: PemBlock, pem: PemCode) {
    this.#block = { ...block, source: { name: "", text: "" } };
    this.#pem = pem;
  }

  get decoded(): pemCode.BlockContent {
    this.#decoded ??= this.#pem.blockContent(this.#block);
    return this.#decoded;
  }

  get publicKey(): PublicKeyInfo | undefined {
    const { decoded } = this;
    if (decoded.kind === "request") return decoded.request.publicKey;
    return decoded.kind === "public-key" ? decoded.publicKey : undefined;
  }
}

/** An unencrypted private key. It lets go of the block once the public key is known. */
class PlainKey implements BlockContent {
  readonly isEncrypted = false;
  #block: PemBlock | undefined;
  #publicKey: PublicKeyInfo | undefined;
  readonly #pem: PemCode;

  constructor(block: PemBlock, pem: PemCode) {
    this.#block = block;
    this.#pem = pem;
  }

  get publicKey(): PublicKeyInfo | undefined {
    if (this.#block !== undefined) {
      const derived = this.#pem.publicKeyOf(this.#block);
      this.#publicKey = derived.ok ? derived.value : undefined;
      this.#block = undefined;
    }
    return this.#publicKey;
  }
}
