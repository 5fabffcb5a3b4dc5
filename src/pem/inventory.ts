import { message } from "../certificates";
import { blockKind, isPrivateKey, readBlocks } from "./blocks";
import { decodeCertificateBlock } from "./decodeCertificates";
import { blockFinding, byteRange } from "./findings/finding";
import type { ReadingProblem } from "./reading";
import type { PemBlock, PemSource, PlacedFinding } from "./types";
import type { X509Certificate } from "./x509";

export interface X509Block {
  readonly block: PemBlock;
  readonly certificate: X509Certificate;
}

/** A certificate that was there before. */
export interface Duplicate extends X509Block {
  readonly first: X509Block;
}

/** What is in the files, sorted by kind, and what could not be read. */
export interface Inventory {
  readonly blocks: readonly PemBlock[];
  /** In the order of the files, each certificate once. */
  readonly certificates: readonly X509Block[];
  readonly duplicates: readonly Duplicate[];
  readonly keys: readonly PemBlock[];
  /** Blocks of other kinds that can be read. */
  readonly others: readonly PemBlock[];
  /** Blocks and certificates that cannot be read, at the byte that is wrong. */
  readonly unreadable: readonly PlacedFinding[];
}

/** Reads the blocks of all files and decodes the certificates. Keys are left closed. */
export function takeInventory(sources: readonly PemSource[]): Inventory {
  const blocks = sources.flatMap((source) => readBlocks(source));
  const certificates = new Map<string, X509Block>();
  const duplicates: Duplicate[] = [];
  const keys: PemBlock[] = [];
  const others: PemBlock[] = [];
  const unreadable: PlacedFinding[] = [];
  for (const block of blocks) {
    const kind = blockKind(block.label);
    if (block.problem) {
      const { message: reason, range } = block.problem;
      unreadable.push(blockFinding("broken-block", "error", block, reason, { range }));
    } else if (kind === "certificate") {
      const decoded = decodeCertificateBlock(block);
      if (!decoded.ok) {
        unreadable.push(unreadableCertificate(block, decoded.error));
        continue;
      }
      const entry = { block, certificate: decoded.value };
      const first = certificates.get(entry.certificate.sha256);
      if (first) duplicates.push({ ...entry, first });
      else certificates.set(entry.certificate.sha256, entry);
    } else if (isPrivateKey(block)) {
      keys.push(block);
    } else if (kind !== "parameters") {
      others.push(block);
    }
  }
  return { blocks, certificates: [...certificates.values()], duplicates, keys, others, unreadable };
}

function unreadableCertificate(block: PemBlock, { reason, offset }: ReadingProblem): PlacedFinding {
  const text = message("the certificate cannot be read: {0}", reason);
  return blockFinding("unreadable-certificate", "error", block, text, { range: byteRange(block, offset) });
}

/** The blocks of one of the files. */
export function blocksOf(source: PemSource, blocks: readonly PemBlock[]): readonly PemBlock[] {
  return blocks.filter((block) => block.source === source);
}
