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

/** What a block holds; the same for every block with the same text. */
export interface BlockContent {
  /** Of a certificate that can be read. */
  readonly certificate?: DecodedCertificate;
  /** A private key that is protected by a passphrase. */
  readonly isEncrypted: boolean;
  /** Of a certificate, or of a private key that is not encrypted. Computed when first asked for. */
  readonly publicKey: PublicKeyInfo | undefined;
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
  if (kind !== "private-key" || isEncrypted) return { isEncrypted, publicKey: undefined };
  return new PlainKey(block, pem);
}

function certificateContent({ der }: PemBlock, pem: PemCode): BlockContent {
  const decoded = der === undefined ? undefined : pem.decodeCertificate(der);
  if (!decoded?.ok) return { isEncrypted: false, publicKey: undefined };
  const certificate = decoded.value;
  return { certificate, isEncrypted: false, publicKey: certificate.publicKey };
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
