import { message } from "../certificates";
import { blockKind, isPrivateKey, readBlocks } from "./blocks";
import { decodeCertificateBlock } from "./decodeCertificates";
import { blockFinding, blockName, sourceFinding } from "./findings/finding";
import type { Finding, PemBlock, PemSource } from "./types";
import type { X509Certificate } from "./x509";

export interface X509Block {
  readonly block: PemBlock;
  readonly certificate: X509Certificate;
}

/** What is in the files, sorted by kind, and what could not be read. */
export interface Inventory {
  readonly blocks: readonly PemBlock[];
  /** In the order of the files, each certificate once. */
  readonly certificates: readonly X509Block[];
  readonly keys: readonly PemBlock[];
  readonly findings: readonly Finding[];
}

/** Reads the blocks of all files and decodes the certificates. Keys are left closed. */
export function takeInventory(sources: readonly PemSource[]): Inventory {
  const blocks = sources.flatMap((source) => readBlocks(source));
  const certificates = new Map<string, X509Block>();
  const keys: PemBlock[] = [];
  const findings: Finding[] = sources
    .filter((source) => !blocks.some((block) => block.source === source))
    .map((source) =>
      sourceFinding(
        "not-pem",
        "error",
        source,
        message("this is not a PEM file: it has no line “-----BEGIN …-----”"),
      ),
    );
  for (const block of blocks) {
    if (block.problem) {
      findings.push(blockFinding("broken-block", "error", block, block.problem.message, block.problem.range));
    } else if (blockKind(block.label) === "certificate") {
      findings.push(...addCertificate(certificates, block));
    } else if (isPrivateKey(block)) {
      keys.push(block);
    } else if (blockKind(block.label) !== "parameters") {
      findings.push(blockFinding("unused-block", "info", block, message("it is not needed for an upload")));
    }
  }
  return { blocks, certificates: [...certificates.values()], keys, findings };
}

function addCertificate(certificates: Map<string, X509Block>, block: PemBlock): Finding[] {
  const decoded = decodeCertificateBlock(block);
  if (!decoded.ok) {
    const reason = message("the certificate cannot be read: {0}", decoded.error);
    return [blockFinding("unreadable-certificate", "error", block, reason)];
  }
  const first = certificates.get(decoded.value.sha256);
  if (first === undefined) {
    certificates.set(decoded.value.sha256, { block, certificate: decoded.value });
    return [];
  }
  const reason = message("it is the same certificate as {0}; it will be sent once", blockName(first.block));
  return [blockFinding("duplicate-certificate", "warning", block, reason)];
}
