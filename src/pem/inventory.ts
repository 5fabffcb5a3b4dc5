import { message } from "../certificates";
import type { ReadingProblem } from "./asn1/reading";
import { type BlockContent, blockContent } from "./blockContent";
import { blockFinding, byteRange } from "./findings/finding";
import { blockKind, isPrivateKey } from "./text/blockKind";
import { readBlocks } from "./text/blocks";
import type { PemBlock, PemSource, PlacedFinding } from "./types";
import type { X509Certificate } from "./x509/certificate";
import { decodeCertificateBlock } from "./x509/decodeCertificates";

export interface X509Block {
  readonly block: PemBlock;
  readonly certificate: X509Certificate;
}

/** A certificate that was there before. */
export interface Duplicate extends X509Block {
  readonly first: X509Block;
}

/** A block that is neither a certificate nor a private key, decoded when somebody asks. */
export class OtherBlock {
  readonly block: PemBlock;
  #content: BlockContent | undefined;

  constructor(block: PemBlock) {
    this.block = block;
  }

  get content(): BlockContent {
    this.#content ??= blockContent(this.block);
    return this.#content;
  }
}

/** More than any real file has; the rest of them is left undecoded. */
const mostOthers = 200;
/** Opening a key costs milliseconds; keys beyond these are left aside. */
const mostKeys = 100;

/** What is in the files, sorted by kind, and what could not be read. */
export interface Inventory {
  readonly blocks: readonly PemBlock[];
  /** In the order of the files, each certificate once. */
  readonly certificates: readonly X509Block[];
  readonly duplicates: readonly Duplicate[];
  readonly keys: readonly PemBlock[];
  /** Blocks of other kinds whose base64 can be read. */
  readonly others: readonly OtherBlock[];
  /** Blocks and certificates that cannot be read, at the byte that is wrong. */
  readonly unreadable: readonly PlacedFinding[];
}

export interface InventoryOptions {
  /** Certificates inside PKCS#7 containers count as if they were blocks; their block is then the container. */
  readonly unpack?: boolean;
}

/** Reads the blocks of all files and decodes the certificates. Keys are left closed. */
export function takeInventory(
  sources: readonly PemSource[],
  { unpack = false }: InventoryOptions = {},
): Inventory {
  const blocks = sources.flatMap((source) => readBlocks(source));
  const certificates = new CertificateShelf();
  const keys: PemBlock[] = [];
  const others: OtherBlock[] = [];
  const unreadable: PlacedFinding[] = [];
  for (const block of blocks) {
    const kind = blockKind(block.label);
    if (block.problem) {
      const { message: reason, range } = block.problem;
      unreadable.push(blockFinding("broken-block", "error", block, reason, { range }));
    } else if (kind === "certificate") {
      const decoded = decodeCertificateBlock(block);
      if (decoded.ok) certificates.put({ block, certificate: decoded.value });
      else unreadable.push(unreadableCertificate(block, decoded.error));
    } else if (isPrivateKey(block)) {
      if (keys.length < mostKeys) keys.push(block);
    } else if (others.length < mostOthers) {
      const other = new OtherBlock(block);
      others.push(other);
      if (unpack) for (const certificate of certificatesIn(other)) certificates.put({ block, certificate });
    }
  }
  const { all, duplicates } = certificates;
  return { blocks, certificates: all, duplicates, keys, others, unreadable };
}

/** Puts each certificate in once. */
class CertificateShelf {
  readonly #firsts = new Map<string, X509Block>();
  readonly duplicates: Duplicate[] = [];

  put(entry: X509Block): void {
    const { sha256 } = entry.certificate;
    const first = this.#firsts.get(sha256);
    if (first) this.duplicates.push({ ...entry, first });
    else this.#firsts.set(sha256, entry);
  }

  get all(): readonly X509Block[] {
    return [...this.#firsts.values()];
  }
}

function certificatesIn({ block, content }: OtherBlock): readonly X509Certificate[] {
  return blockKind(block.label) === "pkcs7" && content.kind === "pkcs7" ? content.certificates : [];
}

function unreadableCertificate(block: PemBlock, { reason, offset }: ReadingProblem): PlacedFinding {
  const text = message("the certificate cannot be read: {0}", reason);
  return blockFinding("unreadable-certificate", "error", block, text, { range: byteRange(block, offset) });
}

/** The blocks of one of the files. */
export function blocksOf(source: PemSource, blocks: readonly PemBlock[]): readonly PemBlock[] {
  return blocks.filter((block) => block.source === source);
}
