import { blockKind, decodeRequest, readBlocks } from "../../pem";
import type { CertificateEntry } from "./entry";

/** Whether an order has a certificate signing request (CSR) of the applicant's own that cannot be read. */
export function hasUnreadableCsr({ submitted }: Pick<CertificateEntry, "submitted">): boolean {
  const text = submitted?.CsrContent;
  if (!text) return false;
  const [block] = readBlocks({ name: "CsrContent", text });
  if (block?.der === undefined || blockKind(block.label) !== "request") return true;
  return !decodeRequest(block.der).ok;
}
