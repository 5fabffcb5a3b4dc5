import { blockKind, type DecodedRequest, decodeRequest, readBlocks } from "../../pem";
import type { CertificateEntry } from "./entry";

/** A certificate signing request (CSR) in PEM; undefined when it cannot be read. */
export function readCsr(text: string): DecodedRequest | undefined {
  const [block] = readBlocks({ name: "CsrContent", text });
  if (block?.der === undefined || blockKind(block.label) !== "request") return undefined;
  const decoded = decodeRequest(block.der);
  return decoded.ok ? decoded.value : undefined;
}

/** Whether an order has a CSR of the applicant's own that cannot be read. */
export function hasUnreadableCsr({ submitted }: Pick<CertificateEntry, "submitted">): boolean {
  const text = submitted?.CsrContent;
  return Boolean(text) && readCsr(text ?? "") === undefined;
}
