import { failure, type Message, message, type Result } from "../certificates";
import { blockKind, readBlocks } from "./blocks";
import { readTlv } from "./der";
import { type ReadingProblem, readingPlaced } from "./reading";
import type { DecodedCertificate, PemBlock } from "./types";
import { decodeX509, type X509Certificate } from "./x509";

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

/** Reads the certificate of a block. A `TRUSTED CERTIFICATE` has OpenSSL's own data after it, which is left aside. */
export function decodeCertificateBlock(block: PemBlock): Result<X509Certificate, ReadingProblem> {
  const { der, problem, label } = block;
  if (der === undefined) {
    return failure({ reason: problem?.message ?? message("there is no data"), offset: undefined });
  }
  if (label !== "TRUSTED CERTIFICATE") return decodeX509(der);
  const first = readingPlaced(() => readTlv(der, 0, der.length));
  return first.ok ? decodeX509(der.subarray(0, first.value.end)) : first;
}
