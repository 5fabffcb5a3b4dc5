import { failure, type Message, message, type Result } from "../../certificates";
import { readTlv } from "../asn1/der";
import { type ReadingProblem, readingPlaced } from "../asn1/reading";
import { blockKind } from "../text/blockKind";
import { readBlocks } from "../text/blocks";
import type { DecodedCertificate, PemBlock } from "../types";
import { decodeX509, type X509Certificate } from "./certificate";

/** Reads one X.509 certificate from DER. The error is the reason, in words without a subject. */
export function decodeCertificate(der: Uint8Array): Result<DecodedCertificate, Message> {
  const decoded = decodeX509(der);
  return decoded.ok ? decoded : failure(decoded.error.reason);
}

/** Reads all certificates of a PEM text; what cannot be read is told in `problems`. */
export function decodeCertificates(pem: string): {
  certificates: DecodedCertificate[];
  problems: Message[];
} {
  const certificates: DecodedCertificate[] = [];
  const problems: Message[] = [];
  for (const block of readBlocks({ name: "", text: pem })) {
    if (blockKind(block.label) !== "certificate" && block.problem === undefined) continue;
    const decoded = decodeCertificateBlock(block);
    if (decoded.ok) certificates.push(decoded.value);
    else
      problems.push(message("Block {0} (line {1}): {2}.", block.index + 1, block.line, decoded.error.reason));
  }
  return { certificates, problems };
}

type DecodingResult = Result<X509Certificate, ReadingProblem>;

/** Blocks with the same text have the same bytes object: see `blockCache.ts`. */
const decodedBlocks = new WeakMap<Uint8Array, DecodingResult>();

/** Reads the certificate of a block. A `TRUSTED CERTIFICATE` has OpenSSL's own data after it, which is left aside. */
export function decodeCertificateBlock(block: PemBlock): DecodingResult {
  const { der, problem, label } = block;
  if (der === undefined) {
    return failure({ reason: problem?.message ?? message("there is no data"), offset: undefined });
  }
  const known = decodedBlocks.get(der);
  if (known) return known;
  const decoded = label === "TRUSTED CERTIFICATE" ? decodeTrusted(der) : decodeX509(der);
  decodedBlocks.set(der, decoded);
  return decoded;
}

function decodeTrusted(der: Uint8Array): DecodingResult {
  const first = readingPlaced(() => readTlv(der, 0, der.length));
  return first.ok ? decodeX509(der.subarray(0, first.value.end)) : first;
}
